import { settle as settled } from '../src/actions/outcome.ts';
import { decideAction } from '../src/dispatch/action.ts';
import { actionMeant, anAction } from '../src/dispatch/an-action.ts';
import { oneOf } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { sentence } from '../src/messages/message.ts';

export const settle = command({
  name: 'settle',
  chapter: 'Change',
  summary: 'Say whether an action whose outcome nobody knows was done; it is never repeated by itself',
  example: '/db settle 7 2 not-done',
  needs: 'approve',
  args: takes(anAction).and(oneOf('outcome', ['done', 'not-done'], 'what you found')),
  async run([meant, outcome], context) {
    const action = await actionMeant(context, meant, ['settle', outcome]);
    await decideAction(context, action, (one) => settled(one, outcome === 'done'));
    return sentence(`Recorded: it was ${outcome === 'done' ? '' : 'not '}done.`);
  },
});
