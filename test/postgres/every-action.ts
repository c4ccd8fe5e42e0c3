import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operating } from '../../src/postgres/operating.ts';
import type { ReviewedAction } from '../../src/tiers/reviewed-action.ts';
import { operated } from './acting/operated.ts';
import { shapes } from './shapes/database.ts';

/** Has one server of every shape look at every text of every action, and at what its rules say of columns. */
export function everyActionIsProven(cluster?: () => string): void {
  describe.each(shapes)('every text of every action on the %s shape', (shape) => {
    let world: Awaited<ReturnType<typeof operated>>;
    beforeAll(async () => {
      world = await operated({ shape, cluster: cluster?.(), containable: 'shopper' });
    });
    afterAll(() => world.close());

    test('is one that the login for actions may do, or says what the tier lacks', async () => {
      const texts = world.actions.flatMap(alone);
      const known = { may: new Set<string>(), lacks: new Set<string>() };
      for (const tier of ['oltp', 'content', 'queue', 'olap']) {
        const { may, mayNot, lacks } = await operating({ name: tier, actionUrl: world.actionUrl }, texts);
        expect({ tier, mayNot }).toEqual({ tier, mayNot: [] });
        for (const name of may) known.may.add(name);
        for (const name of lacks) known.lacks.add(name);
      }
      expect([...known.lacks].sort()).toEqual([...(lacking[shape] ?? [])].sort());
      // What is done through a runbook alone is looked at, too, and not told among what the login may do.
      const statements = texts.filter(({ does, throughRunbook }) => !does && !throughRunbook).map(({ name }) => name);
      expect([...known.may, ...known.lacks].sort()).toEqual(statements.sort());
    });

    test('speaks of columns that its questions have', async () => {
      expect(await world.tiers.prove(world.actions)).toEqual([]);
    });
  });
}

/** Each text as an action of its own, so that none is left out because another one fits too. */
const alone = (action: ReviewedAction): ReviewedAction[] =>
  action.wordings.map((wording) => ({
    ...action,
    name: (wording.file.split('/').at(-1) ?? '').replace('.sql', ''),
    wordings: [wording],
  }));

const named = [
  ...['acknowledge-notification', 'pause-queue', 'release-stuck', 'resume-queue'],
  ...['retry-dead-letters', 'scale-pool'],
];
const at = named.map((name) => `${name}@at`);

/** What a shape has no table or column for. */
const lacking: Record<string, readonly string[]> = {
  seed: [...named, ...at],
  guides: at,
  at: [...named, 'acknowledge-notification@at'],
};
