import { sign as signed } from '../src/checklists/sign.ts';
import { aRoutine, optional, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { command } from '../src/dispatch/command.ts';
import { placeAt } from '../src/dispatch/place.ts';
import { routineFrom } from '../src/incidents/routine.ts';
import { sentence } from '../src/messages/message.ts';
import { Refusal } from '../src/refusal.ts';

export const sign = command({
  name: 'sign',
  chapter: 'Runbooks',
  summary: 'Sign a routine: you stand for what was looked at, and its checklist is closed',
  example: '/db sign The error log is read by hand',
  args: takes(optional(aRoutine)).and(optional(rest('text', 'a word about what is left open'))),
  async run([routine, text], context) {
    const { stream, place } = await placeAt(context, { place: routine, words: ['sign', ...(text ? [text] : [])] });
    if (!stream.startsWith('routine/'))
      throw new Refusal(`${place.called} is not a routine: it ends with /db resolve ${place.word}.`);
    const change = changeBy(context.call);
    await context.journal.change(stream, (history) => signed(routineFrom(history), text), change);
    return sentence(`${place.called} is signed.`);
  },
});
