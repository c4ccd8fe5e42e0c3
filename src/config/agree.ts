import type { Problem } from '../problems.ts';
import type { Runbook } from '../runbooks/runbook.ts';
import { type Names, unknown } from './names.ts';
import type { Reading } from './read.ts';
import type { FileName } from './schemas.ts';

/** Says that something in a file names what is not there. */
type Check = { file: FileName; at: string; what: string | undefined };

/** Every name in one file that another file ought to know and does not. */
export function disagreements(read: Reading, names: Names, label: (file: FileName) => string): Problem[] {
  return [
    ...peopleChecks(read, names),
    ...pathChecks(read, names),
    ...severityChecks(read, names),
    ...incidentChecks(read, names),
    ...scheduleChecks(read, names),
    ...limitChecks(read, names),
  ].flatMap(({ file, at, what }) => (what ? [{ where: `${label(file)}: ${at}`, what }] : []));
}

/** The same for runbooks, by file and line. */
export function runbookDisagreements(runbooks: readonly Runbook[], names: Names): Problem[] {
  return runbooks.flatMap(({ name, tier, incident, steps }) => {
    const at = (line: number, what: string | undefined) =>
      what ? [{ where: `runbooks/${name}.md:${line}`, what }] : [];
    return [
      ...(tier ? at(1, noTier(tier, names)) : []),
      ...(incident ? at(1, unknown('no incident type', incident, names.incidentTypes)) : []),
      ...steps.flatMap(({ line, ask, sql }) => [
        ...(ask ? at(line, unknown('no question', ask[0] ?? '', names.questions)) : []),
        ...(ask ? at(line, noTier(ask[1] ?? '', names)) : []),
        ...(sql ? at(line, noTier(sql.tier, names)) : []),
      ]),
    ];
  });
}

const noTier = (tier: string, names: Names) => unknown('no tier', tier, names.tiers);
const nobody = (person: string, names: Names) => unknown('nobody in people.yml', person, names.pageable);

function peopleChecks({ people }: Reading, names: Names): Check[] {
  const file = 'people';
  return [
    ...(people?.people ?? []).map(
      ({ name, may }) =>
        ({
          file,
          at: `people/${name}/may`,
          what: unknown('no role in permissions.yml', may, names.permissions),
        }) as const,
    ),
    ...(people?.roles ?? []).flatMap(({ name, people: holders }) => [
      {
        file,
        at: `roles/${name}`,
        what: names.people?.includes(name) ? 'is a person and a role; expected different names' : undefined,
      } as const,
      ...holders.map(
        (person) => ({ file, at: `roles/${name}/people`, what: unknown('nobody', person, names.people) }) as const,
      ),
    ]),
  ];
}

const pathChecks = ({ escalation }: Reading, names: Names): Check[] =>
  (escalation ?? []).flatMap(({ name, levels }) =>
    levels.flatMap(({ page }, index) =>
      page.map(
        (person): Check => ({
          file: 'escalation',
          at: `${name}/levels/${index + 1}/page`,
          what: nobody(person, names),
        }),
      ),
    ),
  );

const severityChecks = ({ severities }: Reading, names: Names): Check[] =>
  (severities?.severities ?? []).flatMap(({ name, path, invite }): Check[] => [
    ...pathNamed('severities', `severities/${name}/path`, path, names),
    ...invite.map(
      (person): Check => ({ file: 'severities', at: `severities/${name}/invite`, what: nobody(person, names) }),
    ),
  ]);

const incidentChecks = ({ incidents }: Reading, names: Names): Check[] =>
  (incidents ?? []).flatMap(({ name, path, runbook }): Check[] => [
    ...pathNamed('incidents', `${name}/path`, path, names),
    ...(runbook
      ? [
          {
            file: 'incidents',
            at: `${name}/runbook`,
            what: unknown('no file in runbooks/', runbook, names.runbooks),
          } as const,
        ]
      : []),
  ]);

const scheduleChecks = ({ schedules }: Reading, names: Names): Check[] =>
  (schedules?.schedules ?? []).flatMap(({ name, runbook, escalateTo }): Check[] => [
    {
      file: 'schedules',
      at: `schedules/${name}/runbook`,
      what: unknown('no file in runbooks/', runbook, names.runbooks),
    },
    ...escalateTo.map(
      (person): Check => ({ file: 'schedules', at: `schedules/${name}/escalate_to`, what: nobody(person, names) }),
    ),
  ]);

const limitChecks = ({ limits }: Reading, names: Names): Check[] =>
  (limits ?? []).flatMap(({ name, question, tiers, opens }): Check[] => [
    { file: 'limits', at: `${name}/question`, what: unknown('no question', question, names.questions) },
    ...tiers.map((tier): Check => ({ file: 'limits', at: `${name}/tiers`, what: noTier(tier, names) })),
    { file: 'limits', at: `${name}/opens`, what: unknown('no incident type', opens, names.incidentTypes) },
  ]);

const pathNamed = (file: FileName, at: string, path: string | undefined, names: Names): Check[] =>
  path ? [{ file, at, what: unknown('no path in escalation.yml', path, names.paths) }] : [];
