import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { glance } from '../src/tiers/glance.ts';
import type { Tiers } from '../src/tiers/tiers.ts';

export const status = command({
  name: 'status',
  chapter: 'Ask',
  summary: 'The tiers at a glance, worst first, each with its reason',
  example: '/db status',
  args: nothing,
  async run(_, { tiers }) {
    return glance(
      await Promise.all(tiers.names.flatMap((tier) => asked(tiers, tier).map((name) => tiers.ask(name, tier)))),
    );
  },
});

/** Vital signs, pools, and the queues where there are some. */
const asked = ({ questions }: Tiers, tier: string): string[] =>
  questions
    .filter((one) => ['health', 'pools', 'queue'].includes(one.name) && one.tiers.includes(tier))
    .map(({ name }) => name);
