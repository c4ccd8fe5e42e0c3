import { type Problem, refuse } from '../problems.ts';
import { readRunbooks } from '../runbooks/read.ts';
import type { Runbook } from '../runbooks/runbook.ts';
import { disagreements } from './agree.ts';
import { runbookDisagreements } from './agree-runbooks.ts';
import { namesIn, reviewedIn } from './names.ts';
import { channelNames } from './people.ts';
import { criticalPeople, tooFewChannels } from './reach.ts';
import { labelOf, type Reading, readFiles } from './read.ts';
import type { Config, FileName } from './schemas.ts';

/**
 * Reads every settings file and runbook under `root`, or throws `ConfigProblems` with everything that is wrong with any of them.
 * `over` are further folders under `root`, whose files stand in for those of the same name in `config/`; the last one wins.
 */
export function loadConfig(root: string, over: readonly string[] = []): Config {
  const problems: Problem[] = [];
  const read = readFiles({ root, over }, problems);
  const { runbooks, problems: wrongRunbooks } = readRunbooks(root);
  const names = namesIn(read, runbooks, {
    questions: reviewedIn(root, 'queries'),
    actions: reviewedIn(root, 'actions'),
  });
  const label = (file: FileName) => labelOf({ root, over }, file);
  const config = configOf(read, runbooks);
  refuse([
    ...problems,
    ...disagreements(read, names, label),
    ...wrongRunbooks,
    ...runbookDisagreements(runbooks, names),
    ...(config ? unreachable(config, label('people')) : []),
  ]);
  if (!config) throw new Error('settings without problems are missing');
  return frozen(config);
}

function configOf(read: Reading, runbooks: Runbook[]): Config | undefined {
  const { tiers, people, escalation, severities, incidents, schedules, limits, remarks, alerts, permissions } = read;
  if (!tiers || !people || !escalation || !severities || !incidents) return undefined;
  if (!schedules || !limits || !remarks || !alerts || !permissions) return undefined;
  return {
    tiers,
    people: people.people,
    roles: people.roles,
    outside: people.outside,
    channels: people.channels,
    paths: escalation,
    teamChannel: severities.teamChannel,
    severities: severities.severities,
    incidentTypes: incidents,
    timeZone: schedules.timeZone,
    schedules: schedules.schedules,
    limits,
    remarks,
    alerts,
    permissions,
    runbooks,
  };
}

const unreachable = (config: Config, label: string): Problem[] =>
  criticalPeople(config).flatMap(({ person, path }) => {
    const what = tooFewChannels(person, path, channelNames);
    return what ? [{ where: `${label}: people/${person.name}`, what }] : [];
  });

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
