import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { glance } from '../src/tiers/glance.ts';

export const status = command({
  name: 'status',
  chapter: 'Ask',
  summary: 'The tiers at a glance, worst first, each with its reason',
  example: '/db status',
  args: nothing,
  async run(_, { tiers }) {
    return glance(await Promise.all(tiers.names.map((tier) => tiers.ask('health', tier))));
  },
});
