import { breakGlass as broken } from '../src/actions/beginning.ts';
import { doIt } from '../src/dispatch/action.ts';
import { actionMeant, anAction } from '../src/dispatch/an-action.ts';
import { rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { doneView } from '../src/dispatch/drawn.ts';

export const breakGlass = command({
  name: 'break-glass',
  chapter: 'Change',
  summary: 'Do without a second person what needs one, and say why; everybody is told',
  example: '/db break-glass 7 2 Nobody else answers and the pool is full',
  needs: 'breakGlass',
  args: takes(anAction).and(rest('reason', 'the reason')),
  async run([meant, reason], context) {
    const action = await actionMeant(context, meant, ['break-glass', reason]);
    return doneView(context, await doIt(context, action, (one, doing) => broken(one, { ...doing, reason })));
  },
});
