import { Refusal } from '../refusal.ts';

/** What a person says of why, cut to what a line takes; it may not be nothing. */
export function reasonFor(text: string, what: string): string {
  if (text.trim() !== '') return text.trim().slice(0, 500);
  throw new Refusal(`${what} needs a reason in a few words.`);
}
