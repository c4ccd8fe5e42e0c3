import type { ResolvedPath } from '../journal/incident-facts.ts';
import type { Table } from '../messages/message.ts';

/** `incident`: a severity, or a type that pages others than its severity does. */
export type OnCallRow = { incident: string; level: number; afterMs: number; people: readonly string[] };

/** Who would be paged now, level by level; one without a path pages nobody. */
export function onCall(incidents: readonly { name: string; path?: ResolvedPath | undefined }[]): OnCallRow[] {
  return incidents.flatMap(({ name, path }) =>
    path
      ? path.levels.map(({ afterMs, people }, index) => ({ incident: name, level: index + 1, afterMs, people }))
      : [{ incident: name, level: 0, afterMs: 0, people: [] }],
  );
}

/** As people read it; `reach` names the channels of a person. */
export const onCallTable = (rows: readonly OnCallRow[], reach: (person: string) => readonly string[]): Table => ({
  caption: 'Who would be paged now',
  columns: [
    { label: 'Incident', align: 'left' },
    { label: 'Level', align: 'right' },
    { label: 'After', align: 'right' },
    { label: 'Who', align: 'left' },
    { label: 'Over', align: 'left' },
  ],
  rows: rows.map(({ incident, level, afterMs, people }) =>
    level === 0
      ? [incident, '–', '–', 'nobody', '–']
      : [incident, String(level), `${Math.round(afterMs / 60_000)} min`, people.join(', '), over(people, reach)],
  ),
});

const over = (people: readonly string[], reach: (person: string) => readonly string[]): string =>
  people.map((person) => reach(person).join(' + ') || 'no channel').join('; ');
