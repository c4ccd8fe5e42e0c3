import { expect, test } from 'vitest';
import type { Limit } from '../../src/config/limits.ts';
import { runWatch } from '../../src/watch/watch.ts';
import { until } from '../support/until.ts';
import { backlog, everyMs, start, watched, words } from './watched.ts';

test('a backlog opens an incident at its second sample, once', async () => {
  const { bot, wait, said } = await watched();
  const { lookAt } = bot();
  await wait('mail', 130);
  await wait('imports', 3);
  await lookAt(1);
  expect(said).toEqual([]);
  await lookAt(2);
  await lookAt(3);
  expect(said).toEqual([
    {
      words: ['open', 'performance-degradation', 'high', 'queue', 'More than 100 jobs wait in a queue: mail'],
      call: {
        by: 'watch:queue-backlog',
        dedupKey: 'queue-backlog/queue/mail',
        cause: {
          question: 'queue',
          tier: 'queue',
          label: 'mail',
          value: '130 jobs',
          rule: 'row.ready > 100.0',
          since: '2026-11-22T09:01:00.000Z',
        },
      },
    },
  ]);
});

test('it is noted when it gets worse and when it ends, once each', async () => {
  const { bot, wait, said } = await watched();
  const { lookAt } = bot();
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  said.length = 0;
  await wait('mail', 400);
  await lookAt(3);
  await lookAt(4);
  expect(words(said)).toEqual([['note', '7', 'It got worse: ready of mail, queue is at 400 jobs, it was 130 jobs.']]);
  await wait('mail', 20);
  await lookAt(5);
  expect(said).toEqual([]);
  await lookAt(6);
  await lookAt(7);
  expect(words(said)).toEqual([['note', '7', 'The limit no longer holds: ready of mail, queue is at 20 jobs.']]);
});

test('a queue that is gone has ended too', async () => {
  const { bot, wait, said, admin } = await watched();
  const { lookAt } = bot();
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  await admin('delete from waiting');
  await lookAt(3);
  await lookAt(4);
  expect(words(said)[1]).toEqual(['note', '7', 'The limit no longer holds: ready of mail, queue is at 0 jobs.']);
});

test('two bots look, one speaks; the other does not wait for it', async () => {
  const { bot, wait, said, open } = await watched();
  let recorded = () => {};
  const recording = new Promise<void>((resolve) => {
    recorded = resolve;
  });
  const slow = bot({
    say: async (spoken, call) => {
      said.push({ words: spoken, call });
      await recording;
      open.set(call.dedupKey ?? '', 7);
      return 'Incident 7 is open.';
    },
  });
  const other = bot();
  await wait('mail', 130);
  await slow.lookAt(1);
  await other.lookAt(1);
  expect(said).toEqual([]);
  const speaking = slow.lookAt(2);
  await until(
    async () => said.length,
    (count) => count === 1,
  );
  await other.lookAt(2);
  recorded();
  await speaking;
  expect(words(said)).toHaveLength(1);
});

test('a tier that does not answer breaks no limit; its silence and its return are one line each', async () => {
  const { bot, wait, said, admin, lines } = await watched();
  const { lookAt } = bot();
  await wait('mail', 130);
  await lookAt(1);
  await admin('alter table waiting rename to hidden');
  await lookAt(2);
  await lookAt(3);
  await admin('alter table hidden rename to waiting');
  await lookAt(4);
  expect(said).toEqual([]);
  expect(lines).toEqual(['the watch gets no answer', 'the watch gets answers again']);
});

test('a limit that nobody can judge opens nothing and ends nothing, and is one line each time that changes', async () => {
  const { bot, wait, said, lines } = await watched();
  let rule = 'row.ready > 100.0';
  const { lookAt } = bot({ limits: () => [{ ...backlog, when: { kind: 'rule', rule } }] });
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  rule = 'row.redy > 100.0';
  for (const minute of [3, 4, 5]) await lookAt(minute);
  expect(lines).toEqual(["the limit can't be judged: it is unknown"]);
  rule = 'row.ready > 1000.0';
  await lookAt(6);
  expect(words(said)).toHaveLength(1);
  await lookAt(7);
  expect(lines).toEqual(["the limit can't be judged: it is unknown", 'the limit can be judged again']);
  expect(words(said)).toEqual([['note', '7', 'The limit no longer holds: ready of mail, queue is at 130 jobs.']]);
});

test('growth is measured against the sample of a day ago', async () => {
  const { bot, wait, said, samples } = await watched();
  const when = { kind: 'growth', percent: 10, perMs: 86_400_000 } as const;
  const limit: Limit = { ...backlog, name: 'growth', samples: 1, when };
  const { lookAt } = bot({ limits: () => [limit] });
  const before = new Date(start - when.perMs + 2 * everyMs);
  await samples.put([{ tier: 'queue', measure: 'growth', label: 'mail', at: before, value: 200 }]);
  await wait('mail', 219);
  await lookAt(1);
  await wait('mail', 221);
  await lookAt(2);
  expect(said).toMatchObject([
    { call: { cause: { value: '10.5 % more in 24 h', rule: 'ready grows by more than 10 % in 24 h' } } },
  ]);
});

test('the watch goes on by itself until it is stopped', async () => {
  const { bot, wait, said } = await watched();
  await wait('mail', 130);
  const { settings } = bot();
  const watch = runWatch({ ...settings, watched: [{ name: 'queue', sampleEveryMs: 1_000 }] });
  await until(
    async () => said.length,
    (count) => count > 0,
  );
  await watch.stop();
  expect(words(said)).toEqual([expect.arrayContaining(['open'])]);
});
