import type { Environment } from './config/environment.ts';
import type { Config } from './config/schemas.ts';
import type { Finding } from './dispatch/context.ts';
import { answered, type Tiers } from './tiers/tiers.ts';

type Patient = {
  config: Config;
  environment: Environment;
  tiers: Tiers;
  journalReachable: () => Promise<boolean>;
  slackConnected: () => boolean;
};

/** Looks at everything the bot depends on, at once; what does not answer is a finding, too. */
export async function examine({
  config,
  environment,
  tiers,
  journalReachable,
  slackConnected,
}: Patient): Promise<Finding[]> {
  const [journal, ...answers] = await Promise.all([
    journalReachable(),
    ...tiers.names.map((name) => tierFinding(tiers, name)),
  ]);
  return [
    reachability('journal', journal, 'answers', 'does not answer: nothing can be recorded, and nobody is paged'),
    reachability('Slack', slackConnected(), 'is connected', 'is not connected'),
    journalLogins(environment),
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

function journalLogins({ journal }: Environment): Finding {
  const what = 'record';
  return loginOf(journal.url) === loginOf(journal.ownerUrl)
    ? {
        what,
        state: 'warning',
        says: 'the bot runs with the login that owns the journal: only a trigger keeps facts from being changed. Give DATABASE_URL a login of its own (npm run roles journal)',
      }
    : { what, state: 'ok', says: 'the bot may add facts and cannot change them' };
}

const loginOf = (url: string): string => new URL(url).username;

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
