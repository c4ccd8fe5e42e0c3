import { expect, test } from 'vitest';
import type { Performed } from '../../src/tiers/acting.ts';
import { tierOf } from './acting.ts';
import { desk } from './desk.ts';

const lost: Performed = { outcome: 'unknown', error: 'the connection was lost', ms: 4 };

test('a lost answer is unknown: the tier is asked, a person decides, and nothing is repeated', async () => {
  const tier = tierOf({ outcome: async () => lost, holds: false });
  const { says, newest, tick, tells, chat, clock } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  const stream = await newest();
  expect(await says('ana', `confirm ${stream}`)).toContain('nobody knows whether it happened: the connection was lost');
  await tick();
  expect(JSON.stringify(chat.shown('C-OPS'))).toContain('It was not done');
  expect(await says('ana', `confirm ${stream}`)).toContain('it is not done again');
  for (let minute = 0; minute < 30; minute += 1) {
    clock.advance(60_000);
    await tick();
  }
  expect(tier.done).toBe(1);
  expect((await tells(stream)).filter((line) => line.startsWith('After action'))).toHaveLength(3);
  expect(await says('bo', `settle ${stream} not-done`)).toBe('Recorded: it was not done.');
  await tick();
  expect(JSON.stringify(chat.shown('C-OPS')[0])).not.toContain('"settle"');
  expect(await says('cem', `settle ${stream} done`)).toContain('was settled by u-bo as not done');
});

test('whoever did it died on the way: past its deadline it is unknown and asked about, never done again', async () => {
  const tier = tierOf({ outcome: () => new Promise(() => undefined) });
  const { says, newest, tick, tells, clock } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  const stream = await newest();
  void says('ana', `confirm ${stream}`);
  await expect.poll(() => tier.done).toBe(1);
  await tick();
  expect((await tells(stream)).at(-1)).toBe('u-ana began action 1.');
  clock.advance(60_000);
  await tick();
  expect((await tells(stream)).slice(-2)).toEqual([
    'Action 1 may have happened; nobody knows: whoever did it was cut off before saying what came of it. It is not done again.',
    'After action 1: It is gone.',
  ]);
  expect(tier.done).toBe(1);
});

test('an outcome that comes late is what happened', async () => {
  let answer = (_: Performed) => {};
  const tier = tierOf({
    outcome: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const { says, newest, tick, clock, says: again } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  const stream = await newest();
  const told = says('ana', `confirm ${stream}`);
  await expect.poll(() => tier.done).toBe(1);
  clock.advance(60_000);
  await tick();
  answer({ outcome: 'done', rows: [], notices: [], ms: 70_000 });
  expect(await told).toContain('done at');
  expect(await again('bo', `settle ${stream} not-done`)).toContain('ended at');
});

test('an effect that takes twenty seconds to show is looked for once, by whoever did it', async () => {
  let looks = 0;
  let shows = () => {};
  const effect = new Promise<void>((resolve) => {
    shows = resolve;
  });
  const looking = () => {
    looks += 1;
    return looks === 1 ? effect : Promise.resolve();
  };
  const { says, newest, tick, tells, clock } = desk(tierOf({ looking }));
  await says('ana', 'cancel oltp 4711');
  const stream = await newest();
  const told = says('ana', `confirm ${stream}`);
  await expect.poll(() => looks).toBe(1);
  clock.advance(20_000);
  await tick();
  expect(looks).toBe(1);
  shows();
  await told;
  expect((await tells(stream)).filter((line) => line.startsWith('After action'))).toHaveLength(1);
});
