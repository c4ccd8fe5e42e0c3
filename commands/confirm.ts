import { confirm as confirmed } from '../src/actions/beginning.ts';
import { doIt } from '../src/dispatch/action.ts';
import { actionMeant, anAction } from '../src/dispatch/an-action.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { doneView } from '../src/dispatch/drawn.ts';

export const confirm = command({
  name: 'confirm',
  chapter: 'Change',
  summary: 'Do what you asked for, if it is still as you saw it',
  example: '/db confirm 7 2',
  needs: 'act',
  args: takes(anAction),
  async run([meant], context) {
    const action = await actionMeant(context, meant, ['confirm']);
    return doneView(context, await doIt(context, action, confirmed));
  },
});
