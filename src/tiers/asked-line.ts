import { ago, person, type Span } from '../messages/text.ts';
import type { Answer } from './tiers.ts';

/** Who asked when, whom, and how much came. */
export function askedLine({ at, role, server, standby, ms, rows, truncated }: Answer, by: string | undefined): Span[] {
  const asker = by === undefined ? [] : [' by ', person(by)];
  const kind = standby === undefined ? 'server' : standby ? 'standby server' : 'primary server';
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${truncated ? ', cut off: there are more' : ''}`;
  return ['asked ', ago(new Date(at)), ...asker, ` as ${role} of the ${kind} ${server}, ${ms} ms, ${count}`];
}
