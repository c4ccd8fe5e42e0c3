import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { status as atAGlance } from '../src/dispatch/status.ts';

export const status = command({
  name: 'status',
  chapter: 'Ask',
  summary: 'The tiers at a glance, worst first, each with its reason and since when',
  example: '/db status',
  args: nothing,
  run: async (_, context) => (await atAGlance(context)).own,
});
