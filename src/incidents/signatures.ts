import { closed as isClosed } from '../checklists/checklist.ts';
import { type Button, buttons, type Message, message, sentence as oneSentence, text } from '../messages/message.ts';
import { channel, person, type Span, time } from '../messages/text.ts';
import { after } from '../paging/path.ts';
import type { Display } from './display.ts';
import type { Wanted } from './need.ts';
import type { Routine } from './routine.ts';
import type { TendSettings } from './settings.ts';

/** When a routine that nobody has signed is asked about the next time: first in its room, then those who are told. */
export function signatureWanted({ closed, startedAt, startedBy, asked }: Routine, settings: TendSettings): Wanted[] {
  const [caller, schedule] = startedBy.split(':');
  const terms = caller === 'schedule' && schedule !== undefined ? settings.signing(schedule) : undefined;
  if (closed || !terms || asked.some(({ people }) => people.length > 0)) return [];
  const { remindMs, escalateMs, people } = terms;
  const asking = { key: 'signature', kind: 'signature' } as const;
  if (asked.length === 0) return [{ ...asking, from: after(startedAt, remindMs), people: [] }];
  if (escalateMs === undefined || people.length === 0) return [];
  return [{ ...asking, from: after(startedAt, escalateMs), people }];
}

/** Each time it was asked about: a message in its room, and one to each who is told. Only the newest has a button. */
export const signatureDisplays = (routine: Routine, settings: TendSettings): Display[] =>
  routine.asked.flatMap(({ people }, index) => {
    const what = `signature/${index + 1}`;
    const over = ending(routine, index);
    if (over) return [what, ...people.map((key) => `${what}/${key}`)].map((one) => ({ what: one, message: over }));
    const told = people.flatMap((key) => idOf(key, settings));
    const named = told.flatMap(({ slack }): Span[] => [person(slack), ' ']);
    return [
      { what, room: routine.room, message: unsigned(routine, named) },
      ...told.map(({ key, slack }) => ({ what: `${what}/${key}`, direct: slack, message: unsigned(routine) })),
    ];
  });

function idOf(key: string, settings: TendSettings): { key: string; slack: string }[] {
  const slack = settings.person(key)?.slack;
  return slack === undefined ? [] : [{ key, slack }];
}

function ending({ title, signed, asked }: Routine, index: number): Message | undefined {
  if (signed) return oneSentence([title, ' was not signed yet; ', person(signed.by), ' has signed it since.']);
  return index < asked.length - 1 ? oneSentence([title, ' was not signed yet, and was asked about again.']) : undefined;
}

function unsigned({ title, startedAt, room, word, checklists }: Routine, to: readonly Span[] = []): Message {
  const open = checklists.flatMap(({ steps }) => steps.filter((step) => !isClosed(step))).length;
  const left = open === 0 ? 'all its steps are closed' : open === 1 ? 'one step is open' : `${open} steps are open`;
  const where = [' stands in ', channel(room.channel), ' since ', time(startedAt)];
  const words = [...to, title, ...where, ` and is not signed: ${left}.`];
  const sign: Button = { label: 'Sign', words: ['sign', word], style: 'primary' };
  const why = { asks: { title: 'Sign', label: 'What is left open, and why?' } };
  return message(words, text(words), buttons(open === 0 ? sign : { ...sign, ...why }));
}
