import { type Asked, answered } from './tiers.ts';

/** A mark and a word for what an answer means; the word alone carries the meaning. */
export const standing = (asked: Asked): string => marked(standingWord(asked));

/** What a tier lacks the table for cannot be judged: the server is there, and answered. */
export const standingWord = (asked: Asked): string =>
  answered(asked) ? asked.verdict : asked.kind === 'lacks' ? 'unknown' : asked.kind;

export const marked = (word: string): string => `${marks.get(word) ?? '⚫'} ${word}`;

const marks = new Map([
  ['ok', '🟢'],
  ['warning', '🟡'],
  ['critical', '🔴'],
  ['unknown', '⚪'],
]);
