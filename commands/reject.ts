import { reject as rejected } from '../src/actions/rejecting.ts';
import { decideAction } from '../src/dispatch/action.ts';
import { actionMeant, anAction } from '../src/dispatch/an-action.ts';
import { rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { sentence } from '../src/messages/message.ts';

export const reject = command({
  name: 'reject',
  chapter: 'Change',
  summary: 'Say no to what waits for a second person, and why',
  example: '/db reject 7 2 The import ends in five minutes anyway',
  needs: 'approve',
  args: takes(anAction).and(rest('reason', 'the reason')),
  async run([meant, reason], context) {
    const action = await actionMeant(context, meant, ['reject', reason]);
    await decideAction(context, action, (one, now) => rejected(one, { now, reason }));
    return sentence('Rejected: nothing is done.');
  },
});
