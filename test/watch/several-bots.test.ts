import { expect, test } from 'vitest';
import type { Tiers } from '../../src/tiers/tiers.ts';
import type { Samples } from '../../src/watch/samples.ts';
import { runWatch } from '../../src/watch/watch.ts';
import { databaseUrl } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { watched } from './watched.ts';

const counting = (tiers: Tiers, asked: string[]): Tiers => ({
  ...tiers,
  ask: (question, tier, words) => {
    asked.push(question);
    return tiers.ask(question, tier, words);
  },
});

test('however many bots look at a tier, it is asked once', async () => {
  const { bot, wait, said } = await watched();
  const asked: string[] = [];
  const bots = [1, 2, 3].map(() => bot({ tiers: counting(bot().settings.tiers, asked) }));
  await wait('mail', 130);
  for (const minute of [1, 2]) await Promise.all(bots.map(({ lookAt }) => lookAt(minute)));
  expect(asked).toEqual(['queue', 'queue']);
  expect(said).toHaveLength(1);
});

test('lights that can not be kept keep nobody from being told of a limit', async () => {
  const { bot, wait, said, lines } = await watched();
  const lights = { keep: () => Promise.reject(new Error('permission denied for table lights')) };
  const { lookAt } = bot({ lights });
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  expect(said).toHaveLength(1);
  expect(lines).toEqual(Array(2).fill('how the tier stands could not be kept'));
});

test('a queue that is gone has ended for a bot that has told nobody of it, too', async () => {
  const { bot, wait, said, admin } = await watched();
  const first = bot();
  await wait('mail', 130);
  await first.lookAt(1);
  await first.lookAt(2);
  await admin('delete from waiting');
  await bot().lookAt(3);
  await bot().lookAt(4);
  expect(said[1]?.words).toEqual(['note', '7', 'The limit no longer holds: ready of mail, queue is at 0 jobs.']);
});

test.each([
  ['does not reach the tier', 'postgres://nobody@127.0.0.1:1/queue'],
  ['is not let in by the tier', databaseUrl('nowhere')],
])('a bot that %s lets the others go first', async (_, url) => {
  const { bot, samples } = await watched();
  const everyMs = 1000;
  const late: number[] = [];
  const claim: Samples['claim'] = async (slot) => {
    late.push(Date.now() - Date.parse(slot.split(' ').at(-1) ?? ''));
    return samples.claim(slot);
  };
  const { settings } = bot({ samples: { ...samples, claim } }, url);
  const watch = runWatch({ ...settings, watched: [{ name: 'queue', sampleEveryMs: everyMs }] });
  await until(
    async () => late.length,
    (count) => count > 2,
  );
  await watch.stop();
  expect(Math.min(...late.slice(1))).toBeGreaterThanOrEqual(everyMs / 4 - 5);
});
