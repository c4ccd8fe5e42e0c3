import type { Fact } from '../journal/facts.ts';
import { person, time } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import { closed, type Place } from './checklist.ts';

/** A routine with the signature it may have. */
export type Signable = Place & { signed?: { by: string; at: Date } | undefined };

/** A person stands for what was looked at. What was left open wants a word why. */
export function sign({ called, signed, checklists }: Signable, text: string | undefined): Fact[] {
  if (signed) throw new Refusal([called, ' was signed by ', person(signed.by), ' at ', time(signed.at), '.']);
  const open = checklists.flatMap(({ steps }) => steps.filter((step) => !closed(step)));
  if (open.length > 0 && !text) {
    const left = open.length === 1 ? 'one step is open' : `${open.length} steps are open`;
    throw new Refusal(
      `${called} can be signed as it is, but ${left}: say why, as in /db sign The error log is read by hand.`,
    );
  }
  return [{ type: 'routine signed', ...(text ? { text } : {}) }];
}
