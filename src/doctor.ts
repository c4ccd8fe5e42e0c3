import type { Environment } from './config/environment.ts';
import type { Config } from './config/schemas.ts';
import type { Finding } from './dispatch/context.ts';
import { answered, type Tiers } from './tiers/tiers.ts';

type Patient = {
  config: Config;
  environment: Environment;
  tiers: Tiers;
  journalReachable: () => Promise<boolean>;
  /** False when the login could change what was recorded. */
  insertOnly: () => Promise<boolean>;
  slackConnected: () => boolean;
};

/** Looks at everything the bot depends on, at once; what does not answer is a finding, too. */
export async function examine({
  config,
  environment,
  tiers,
  journalReachable,
  slackConnected,
  insertOnly,
}: Patient): Promise<Finding[]> {
  const [journal, record, ...answers] = await Promise.all([
    journalReachable(),
    recordFinding(insertOnly),
    ...tiers.names.map((name) => tierFinding(tiers, name)),
  ]);
  return [
    reachability('journal', journal, 'answers', 'does not answer: nothing can be recorded, and nobody is paged'),
    reachability('Slack', slackConnected(), 'is connected', 'is not connected'),
    record,
    ...answers,
    ...channelFindings(environment),
    {
      what: 'settings',
      state: 'ok',
      says: `${config.people.length} people, ${config.runbooks.length} runbooks, ${tiers.questions.length} questions`,
    },
  ];
}

const reachability = (what: string, well: boolean, says: string, otherwise: string): Finding => ({
  what,
  state: well ? 'ok' : 'broken',
  says: well ? says : otherwise,
});

async function recordFinding(insertOnly: () => Promise<boolean>): Promise<Finding> {
  const what = 'record';
  try {
    if (await insertOnly()) return { what, state: 'ok', says: 'the bot may add facts and cannot change them' };
  } catch {
    return { what, state: 'broken', says: 'nobody can say what the login may do while the journal does not answer' };
  }
  return {
    what,
    state: 'warning',
    says: 'this login could change what was recorded. Give DATABASE_URL a login of its own (npm run roles journal)',
  };
}

async function tierFinding(tiers: Tiers, name: string): Promise<Finding> {
  const asked = await tiers.ask('ping', name);
  if (!answered(asked)) return { what: name, state: 'broken', says: asked.sentence };
  return {
    what: name,
    state: 'ok',
    says: `answers as ${asked.role}, Postgres ${asked.server}, ${Math.round(asked.ms)} ms`,
  };
}

function channelFindings({ email, webhook, heartbeatUrl }: Environment): Finding[] {
  return [
    optional('mail', email !== undefined, 'pages go out by mail, too', 'SMTP_URL is not set: no page goes out by mail'),
    optional(
      'pager',
      webhook !== undefined,
      'pages go to the pager behind PAGER_WEBHOOK_URL',
      'PAGER_WEBHOOK_URL is not set: nothing gets through “do not disturb”',
    ),
    optional(
      'heartbeat',
      heartbeatUrl !== undefined,
      'is called while the bot is well',
      'HEARTBEAT_URL is not set: nobody notices when the bot itself is gone',
    ),
  ];
}

const optional = (what: string, set: boolean, says: string, otherwise: string): Finding => ({
  what,
  state: set ? 'ok' : 'warning',
  says: set ? says : otherwise,
});
