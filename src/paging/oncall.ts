import type { ResolvedPath } from '../journal/incident-facts.ts';
import type { Table } from '../messages/message.ts';

export type OnCallRow = { severity: string; level: number; afterMs: number; people: readonly string[] };

/** Who would be paged now, level by level; a severity without a path pages nobody. */
export function onCall(severities: readonly { name: string; path?: ResolvedPath | undefined }[]): OnCallRow[] {
  return severities.flatMap(({ name, path }) =>
    path
      ? path.levels.map(({ afterMs, people }, index) => ({ severity: name, level: index + 1, afterMs, people }))
      : [{ severity: name, level: 0, afterMs: 0, people: [] }],
  );
}

/** As people read it; `reach` names the channels of a person. */
export const onCallTable = (rows: readonly OnCallRow[], reach: (person: string) => readonly string[]): Table => ({
  caption: 'Who would be paged now',
  columns: [
    { label: 'Severity', align: 'left' },
    { label: 'Level', align: 'right' },
    { label: 'After', align: 'right' },
    { label: 'Who', align: 'left' },
    { label: 'Over', align: 'left' },
  ],
  rows: rows.map(({ severity, level, afterMs, people }) =>
    level === 0
      ? [severity, '–', '–', 'nobody', '–']
      : [severity, String(level), `${Math.round(afterMs / 60_000)} min`, people.join(', '), over(people, reach)],
  ),
});

const over = (people: readonly string[], reach: (person: string) => readonly string[]): string =>
  people.map((person) => reach(person).join(' + ') || 'no channel').join('; ');
