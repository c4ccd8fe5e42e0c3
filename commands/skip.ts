import { skip as skipped } from '../src/checklists/decisions.ts';
import { aStep, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideAt } from '../src/dispatch/place.ts';
import { sentence } from '../src/messages/message.ts';

export const skip = command({
  name: 'skip',
  chapter: 'Runbooks',
  summary: 'Pass over a step, and say why',
  example: '/db skip 7 4 The pool is at its cap already',
  args: takes(aStep).and(rest('reason', 'the reason')),
  async run([{ place, step }, reason], context) {
    const words = ['skip', step, reason] as const;
    const { called } = await decideAt(context, { place, words }, (at) => skipped(at, step, reason));
    return sentence(`Step ${step} of ${called} is skipped.`);
  },
});
