import { expect, test } from 'vitest';
import { pools, workbench } from '../incidents/workbench.ts';

const openWithChecklist = async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens({}, pools);
  await bench.tends(stream, lease);
  const states = async () => (await bench.incident(stream)).checklists[0]?.steps.map(({ state }) => state.kind);
  const later = async (ms: number) => {
    bench.clock.advance(ms);
    await bench.tick();
  };
  return { bench, stream, states, later };
};

test('the question of the open step is asked by itself, and ticks it once it holds', async () => {
  const { bench, states, later } = await openWithChecklist();
  expect(await states()).toEqual(['answered', 'open']);
  bench.tiers.pending = 2;
  await later(59_000);
  expect(await states()).toEqual(['answered', 'open']);
  await later(1000);
  expect(await states()).toEqual(['proven', 'open']);
});

test('a proof that holds no longer is taken back in the open', async () => {
  const { bench, stream, states, later } = await openWithChecklist();
  bench.tiers.pending = 2;
  await later(60_000);
  bench.tiers.pending = 9;
  await later(60_000);
  expect(await states()).toEqual(['answered', 'open']);
  expect(await bench.timeline(stream)).toContain('bot took the tick of step 1 back: pending is 9');
  expect(bench.chat.calls).toContain('post C1 @bot took the tick of step 1 back: pending is 9');
});

test('an answer that is no news is not recorded again', async () => {
  const { bench, stream, later } = await openWithChecklist();
  await later(60_000);
  await later(60_000);
  const answers = (await bench.timeline(stream)).filter((line) => line.includes('step 1'));
  expect(answers).toEqual(['The question of step 1 was asked: pending is 12']);
  expect(bench.tiers.asked.filter((question) => question === 'pools oltp')).toHaveLength(3);
});

test('a silent tier neither ticks a step nor takes a tick back', async () => {
  const { bench, states, later } = await openWithChecklist();
  bench.tiers.silent = true;
  bench.tiers.pending = 2;
  await later(60_000);
  expect(await states()).toEqual(['answered', 'open']);
  bench.tiers.silent = false;
  await later(60_000);
  bench.tiers.silent = true;
  await later(60_000);
  expect(await states()).toEqual(['proven', 'open']);
});

test('nothing is asked after the end', async () => {
  const { bench, stream, later } = await openWithChecklist();
  await bench.records(stream, 'U-ANA', { type: 'resolved' });
  const before = bench.tiers.asked.length;
  await later(60_000);
  await later(60_000);
  expect(bench.tiers.asked).toHaveLength(before);
});

test('a step further on is asked when it is its turn', async () => {
  const bench = workbench();
  const ask = { ask: ['queue', 'oltp'], title: 'See the queue' };
  const { stream, lease } = await bench.opens({}, { ...pools, steps: [...pools.steps, { ...ask, number: 3 }] });
  await bench.tends(stream, lease);
  expect(bench.tiers.asked).not.toContain('queue oltp');
  for (const step of [1, 2]) await bench.records(stream, 'U-ANA', { type: 'step done', checklist: 1, step });
  await bench.tick();
  expect(bench.tiers.asked.filter((question) => question === 'queue oltp')).toHaveLength(1);
});
