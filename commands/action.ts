import { remaining } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { askForAction } from '../src/dispatch/asking-action.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import type { Action } from '../src/tiers/acting.ts';
import { actionUsage } from '../src/tiers/action-arguments.ts';

/** Every file of config/actions is a command: it is looked at first, and done when somebody has read what it does. */
export const action = (reviewed: Action): Command => ({
  ...command({
    name: reviewed.name,
    chapter: 'Change',
    summary: reviewed.summary.replace(/\.$/, reviewed.approval === 'two-person' ? ' (two people)' : ''),
    example: ['/db', reviewed.name, ...reviewed.tiers.slice(0, 1), ...(reviewed.example ?? [])].join(' '),
    args: takes(remaining('arguments')),
    run: ([words], context) => askForAction(context, reviewed, words),
  }),
  usage: actionUsage(reviewed),
  needs: 'act',
});
