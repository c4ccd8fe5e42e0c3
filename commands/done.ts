import { done as ticked } from '../src/checklists/decisions.ts';
import { aStep, optional, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideAt } from '../src/dispatch/place.ts';
import { sentence } from '../src/messages/message.ts';

export const done = command({
  name: 'done',
  chapter: 'Runbooks',
  summary: 'Tick a step by hand, with a note if you like',
  example: '/db done 7 3 The server has room for 40 more',
  args: takes(aStep).and(optional(rest('note', 'a note'))),
  async run([{ place, step }, note], context) {
    const words = ['done', step, ...(note ? [note] : [])] as const;
    const { called } = await decideAt(context, { place, words }, (at) => ticked(at, step, note));
    return sentence(`Step ${step} of ${called} is done.`);
  },
});
