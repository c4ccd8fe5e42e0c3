import type { Problem } from '../problems.ts';
import type { Runbook } from '../runbooks/runbook.ts';
import { type Names, unknown } from './names.ts';

/** Every tier, question, action and incident type that a runbook names and nobody knows, by file and line. */
export const runbookDisagreements = (runbooks: readonly Runbook[], names: Names): Problem[] =>
  runbooks.flatMap((runbook) =>
    namedIn(runbook, names).flatMap(({ line, what }) =>
      what ? [{ where: `runbooks/${runbook.name}.md:${line}`, what }] : [],
    ),
  );

const namedIn = ({ tier, incident, steps }: Runbook, names: Names): { line: number; what: string | undefined }[] => [
  ...(tier ? [{ line: 1, what: noTier(tier, names) }] : []),
  ...(incident ? [{ line: 1, what: unknown('no incident type', incident, names.incidentTypes) }] : []),
  ...steps.flatMap(({ line, ask, sql, action }) => [
    ...(ask ? [{ line, what: unknown('no question', ask[0] ?? '', names.questions) }] : []),
    ...(ask ? [{ line, what: noTier(ask[1] ?? '', names) }] : []),
    ...(action ? [{ line, what: unknown('no action', action[0] ?? '', names.actions) }] : []),
    // An action without a tier is asked which one it is about.
    ...(action?.[1] ? [{ line, what: noTier(action[1], names) }] : []),
    ...(sql ? [{ line, what: noTier(sql.tier, names) }] : []),
  ]),
];

const noTier = (tier: string, { tiers }: Names) => unknown('no tier', tier, tiers);
