import type { Asked, Verdict } from './tiers.ts';
import { answered } from './tiers.ts';

/** A mark and a word for what an answer means; the word alone carries the meaning. */
export const standing = (asked: Asked): string =>
  answered(asked) ? `${marks[asked.verdict]} ${asked.verdict}` : `⚫ ${asked.kind}`;

const marks: Readonly<Record<Verdict, string>> = { ok: '🟢', warning: '🟡', critical: '🔴', unknown: '⚪' };
