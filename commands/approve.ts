import { approve as approved } from '../src/actions/beginning.ts';
import { doIt } from '../src/dispatch/action.ts';
import { actionMeant, anAction } from '../src/dispatch/an-action.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { doneView } from '../src/dispatch/drawn.ts';

export const approve = command({
  name: 'approve',
  chapter: 'Change',
  summary: 'Be the second person: what somebody else asked for is done, if it is still as they saw it',
  example: '/db approve 7 2',
  needs: 'approve',
  args: takes(anAction),
  async run([meant], context) {
    const action = await actionMeant(context, meant, ['approve']);
    return doneView(context, await doIt(context, action, approved));
  },
});
