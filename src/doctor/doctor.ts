import type { Environment } from '../config/environment.ts';
import type { Config } from '../config/schemas.ts';
import type { Finding } from '../dispatch/context.ts';
import type { Problem } from '../problems.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';
import { consoleFindings } from './console.ts';
import { limitsFinding } from './limits.ts';
import { type Logins, loginFindings } from './logins.ts';

type Patient = {
  config: Config;
  environment: Environment;
  tiers: Tiers;
  logins: Logins;
  /** Has each tier look at the questions that it can be asked, also by actions, and says what does not fit. */
  prove: () => Promise<readonly Problem[]>;
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
  logins,
  prove,
}: Patient): Promise<Finding[]> {
  const [journal, record, proven, limits, answers] = await Promise.all([
    journalReachable(),
    recordFinding(insertOnly),
    filesFinding(prove),
    limitsFinding(tiers, config.limits),
    Promise.all(tiers.names.map((name) => tierFindings(tiers, name, logins))),
  ]);
  return [
    reachability('journal', journal, 'answers', 'does not answer: nothing can be recorded, and nobody is paged'),
    reachability('Slack', slackConnected(), 'is connected', 'is not connected'),
    record,
    ...answers.flat(),
    proven,
    limits,
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

/** What its logins may do is asked only of a tier that answers: else the same silence would be told three times. */
async function tierFindings(tiers: Tiers, name: string, logins: Logins): Promise<Finding[]> {
  const [answer, console] = await Promise.all([tierFinding(tiers, name), consoleFindings(name, logins)]);
  const found = answer.state === 'broken' ? [] : await loginFindings(name, logins);
  return [answer, ...found, ...console];
}

async function filesFinding(prove: Patient['prove']): Promise<Finding> {
  const what = 'questions and actions';
  const problems = await prove();
  if (problems.length === 0) return { what, state: 'ok', says: 'every one fits the tiers that can be asked it' };
  const first = problems.slice(0, 3).map(({ where, what }) => `${where}: ${what}`);
  return { what, state: 'warning', says: `${problems.length} do not fit: ${first.join('; ')}` };
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
