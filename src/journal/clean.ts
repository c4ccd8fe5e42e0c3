import { type Fact, factSchema } from './facts.ts';

/** The fact as it will be read back: checked, and without what JSON or Postgres cannot hold. */
export function clean(fact: Fact): Fact {
  return factSchema.parse(JSON.parse(JSON.stringify(fact), cleaned));
}

/** Postgres holds no NUL, and a surrogate without its other half is no character. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '');
}

function cleaned(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), inner]));
}
