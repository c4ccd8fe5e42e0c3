import type { Problem } from '../problems.ts';
import { type Names, unknown } from './names.ts';
import type { Reading } from './read.ts';
import type { FileName } from './schemas.ts';

/** Every name in one settings file that another ought to know and does not. */
export function disagreements(read: Reading, names: Names, label: (file: FileName) => string): Problem[] {
  const says: Says = (file, at, what) => (what ? [{ where: `${label(file)}: ${at}`, what }] : []);
  return [
    ...inPeople(read, names, says),
    ...inPaths(read, names, says),
    ...inSeverities(read, names, says),
    ...inIncidents(read, names, says),
    ...inSchedules(read, names, says),
    ...inLimits(read, names, says),
    ...inRemarks(read, names, says),
    ...inPermissions(read, says),
  ];
}

type Says = (file: FileName, at: string, what: string | undefined) => Problem[];

const inPeople = ({ people }: Reading, names: Names, says: Says): Problem[] => [
  ...(people?.people ?? []).flatMap(({ name, may }) =>
    says('people', `people/${name}/may`, unknown('no role in permissions.yml', may, names.permissions)),
  ),
  ...(people?.roles ?? []).flatMap(({ name, people: holders }) => [
    ...says('people', `roles/${name}`, names.people?.includes(name) ? bothAtOnce : undefined),
    ...holders.flatMap((holder) => says('people', `roles/${name}/people`, unknown('nobody', holder, names.people))),
  ]),
];

const bothAtOnce = 'is the name of a person and of a role; expected different names';

const inPaths = ({ escalation }: Reading, names: Names, says: Says): Problem[] =>
  (escalation ?? []).flatMap(({ name, levels }) =>
    levels.flatMap(({ page }, index) => {
      const at = `${name}/levels/${index + 1}/page`;
      return page.flatMap((person) => says('escalation', at, nobody(person, names)));
    }),
  );

const inSeverities = ({ severities }: Reading, names: Names, says: Says): Problem[] =>
  (severities?.severities ?? []).flatMap(({ name, path, invite }) => [
    ...says('severities', `severities/${name}/path`, noPath(path, names)),
    ...invite.flatMap((person) => says('severities', `severities/${name}/invite`, nobody(person, names))),
  ]);

const inIncidents = ({ incidents }: Reading, names: Names, says: Says): Problem[] =>
  (incidents ?? []).flatMap(({ name, path, runbook }) => [
    ...says('incidents', `${name}/path`, noPath(path, names)),
    ...says('incidents', `${name}/runbook`, noRunbook(runbook, names) ?? otherwiseFor(runbook, name, names)),
  ]);

const inSchedules = ({ schedules }: Reading, names: Names, says: Says): Problem[] =>
  (schedules?.schedules ?? []).flatMap(({ name, runbook, escalateTo }) => [
    ...says('schedules', `schedules/${name}/runbook`, noRunbook(runbook, names)),
    ...escalateTo.flatMap((person) => says('schedules', `schedules/${name}/escalate_to`, nobody(person, names))),
  ]);

const inLimits = ({ limits }: Reading, names: Names, says: Says): Problem[] =>
  (limits ?? []).flatMap(({ name, question, tiers, opens }) => [
    ...says('limits', `${name}/question`, unknown('no question', question, names.questions)),
    ...tiers.flatMap((tier) => says('limits', `${name}/tiers`, unknown('no tier', tier, names.tiers))),
    ...says('limits', `${name}/opens`, unknown('no incident type', opens, names.incidentTypes)),
  ]);

const inRemarks = ({ remarks }: Reading, names: Names, says: Says): Problem[] =>
  (remarks ?? []).flatMap(({ name, when, next }) => [
    ...when.flatMap(({ tier, question }, at) => [
      ...says('remarks', `${name}/when/${at + 1}/tier`, unknown('no tier', tier, names.tiers)),
      ...says('remarks', `${name}/when/${at + 1}/question`, unknown('no question', question, names.questions)),
    ]),
    ...next.flatMap(([question = '', tier = ''], at) => [
      ...says('remarks', `${name}/next/${at + 1}`, unknown('no question', question, names.questions)),
      ...says('remarks', `${name}/next/${at + 1}`, unknown('no tier', tier, names.tiers)),
    ]),
  ]);

/** Nobody hears of a limit or sees a routine whose words are refused: there is no person who reads the refusal. */
const inPermissions = ({ permissions }: Reading, says: Says): Problem[] =>
  (['watch', 'schedule'] as const).flatMap((caller) => {
    const commands = permissions?.callers[caller].commands ?? ['*'];
    const lacking = spoken[caller].filter((word) => !commands.includes(word) && !commands.includes('*'));
    const what = `lacks "${lacking.join('" and "')}"; expected ${spoken[caller].join(' and ')}, which it says by itself`;
    return says('permissions', `callers/${caller}/commands`, lacking.length > 0 ? what : undefined);
  });

const spoken = { watch: ['open', 'note'], schedule: ['start'] } as const;

const nobody = (person: string, { pageable }: Names) => unknown('nobody in people.yml', person, pageable);
const noPath = (path: string | undefined, { paths }: Names) =>
  path === undefined ? undefined : unknown('no path in escalation.yml', path, paths);

function noRunbook(runbook: string | undefined, { runbooks }: Names): string | undefined {
  if (runbook === undefined) return undefined;
  const known = runbooks.map(({ name }) => name);
  return unknown('no file in runbooks/', runbook, known);
}

function otherwiseFor(runbook: string | undefined, type: string, { runbooks }: Names): string | undefined {
  const incident = runbooks.find(({ name }) => name === runbook)?.incident;
  if (incident === undefined || incident === type) return undefined;
  return `runbooks/${runbook}.md says that it is for "${incident}"; expected ${type}`;
}
