import type { Environment } from '../config/environment.ts';
import type { Config } from '../config/schemas.ts';
import type { Finding } from '../dispatch/context.ts';
import type { Problem } from '../problems.ts';
import type { Tiers } from '../tiers/tiers.ts';
import { channelFindings } from './channels.ts';
import { limitsFinding } from './limits.ts';
import type { Logins } from './logins.ts';
import { remarksFinding } from './remarks.ts';
import { tierFindings } from './tiers.ts';

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
  const [journal, record, proven, limits, remarks, answers] = await Promise.all([
    journalReachable(),
    recordFinding(insertOnly),
    filesFinding(prove, tiers.names),
    limitsFinding(tiers, config.limits),
    remarksFinding(tiers, config.remarks),
    Promise.all(tiers.names.map((name) => tierFindings(tiers, name, logins))),
  ]);
  return [
    reachability('journal', journal, 'answers', 'does not answer: nothing can be recorded, and nobody is paged'),
    reachability('Slack', slackConnected(), 'is connected', 'is not connected'),
    record,
    ...answers.flat(),
    proven,
    limits,
    remarks,
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

async function filesFinding(prove: Patient['prove'], tiers: readonly string[]): Promise<Finding> {
  const what = 'questions and actions';
  const problems = await prove();
  const silent = tiers.filter((tier) => problems.some(({ where }) => where === tier));
  const unfit = problems.filter(({ where }) => !tiers.includes(where));
  const first = unfit.slice(0, 3).map(({ where, what }) => `${where}: ${what}`);
  const says = [
    ...(unfit.length === 0
      ? []
      : [`${unfit.length} ${unfit.length === 1 ? 'does' : 'do'} not fit: ${first.join('; ')}`]),
    ...(silent.length === 0 ? [] : [`nobody can say whether they fit ${silent.join(', ')}, which gave no answer`]),
  ];
  if (says.length === 0) return { what, state: 'ok', says: 'every one fits the tiers that can be asked it' };
  return { what, state: 'warning', says: says.join('; ') };
}
