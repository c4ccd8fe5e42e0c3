import type { Cell } from '../tiers/tiers.ts';

/** How a column's text is read, by the type's number in the catalogue. */
export type Kind = 'number' | 'time' | 'boolean' | 'text';

export function kindOf(type: number): Kind {
  if (numbers.has(type)) return 'number';
  if (times.has(type)) return 'time';
  return type === 16 ? 'boolean' : 'text';
}

// int8, int2, int4, oid, float4, float8, numeric; timestamp, timestamptz.
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700]);
const times = new Set([1114, 1184]);

/** A value as it is shown: a number only where the number prints as Postgres printed it, a time as ISO text. */
export function cell(kind: Kind, text: string | null): Cell {
  if (text === null) return null;
  switch (kind) {
    case 'number':
      return Number.isFinite(Number(text)) && String(Number(text)) === text ? Number(text) : text;
    case 'time':
      return text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z');
    case 'boolean':
      return text === 't';
    case 'text':
      return text;
  }
}
