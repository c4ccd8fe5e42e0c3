import { fileURLToPath } from 'node:url';
import { type Environment, environment } from './config/environment.ts';
import { loadConfig } from './config/load.ts';
import { standIn } from './config/read.ts';
import type { Config } from './config/schemas.ts';
import { patroniUrls } from './failover/addresses.ts';
import { ConfigProblems, type Problem, refuse } from './problems.ts';
import { root } from './root.ts';
import { type ActionsFile, loadActions } from './tiers/actions.ts';
import { loadQuestions } from './tiers/questions.ts';
import type { Reviewed } from './tiers/reviewed.ts';
import type { ReviewedAction } from './tiers/reviewed-action.ts';

/** All that the bot reads before it starts. */
export type Setup = {
  config: Config;
  environment: Environment;
  questions: readonly Reviewed[];
  actions: readonly ReviewedAction[];
  actionSettings: ActionsFile;
  /** Addresses of Patroni by the variable that names each. */
  failoverUrls: Readonly<Record<string, string>>;
};

/**
 * Reads settings, runbooks, questions, actions and the environment, or throws `ConfigProblems` with everything that is wrong with any of them.
 * `CONFIG_OVERLAY` names folders, with commas between, whose files stand in for those of config/; `more` finds further problems in the settings.
 */
export async function readSetup(
  variables: NodeJS.ProcessEnv,
  more: (config: Config) => readonly Problem[] = () => [],
): Promise<Setup> {
  const folder = fileURLToPath(root);
  const over = variables.CONFIG_OVERLAY?.split(',') ?? [];
  const config = loadConfig(folder, over);
  const problems: Problem[] = [...more(config)];
  const tiers = config.tiers.map(({ name }) => name);
  const placed = (part: 'queries' | 'actions') => (name: string) => {
    const label = standIn({ root: folder, over }, `${part}/${name}`);
    return { path: folder + label, label };
  };
  const { questions, problems: wrong } = await loadQuestions(`${folder}config/queries`, tiers, placed('queries'));
  const reviewed = await loadActions(`${folder}config/actions`, tiers, questions, placed('actions'));
  const { actions, settings, problems: slips } = reviewed;
  const { urls: failoverUrls, problems: unset } = patroniUrls(settings?.failover ?? {}, variables);
  problems.push(...wrong, ...slips, ...unset);
  const read = caught(() => environment(config, variables), problems);
  refuse(problems);
  if (!read || !settings) throw new Error('an environment or settings without problems are missing');
  return { config, environment: read, questions, actions, actionSettings: settings, failoverUrls };
}

function caught<Value>(read: () => Value, problems: Problem[]): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
