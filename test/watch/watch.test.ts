import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Limit } from '../../src/config/limits.ts';
import { createTiers } from '../../src/postgres/tiers.ts';
import { questionsFrom } from '../../src/tiers/questions.ts';
import type { Samples } from '../../src/watch/samples.ts';
import { look, runWatch, type WatchSettings } from '../../src/watch/watch.ts';
import { postgresJournal } from '../postgres/journal/opened.ts';
import { type TestDatabase, testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const everyMs = 60_000;
const start = Date.UTC(2026, 10, 22, 9);

const backlog: Limit = {
  name: 'queue-backlog',
  title: 'More than 100 jobs wait in a queue',
  question: 'queue',
  arguments: [],
  tiers: ['queue'],
  label: 'queue',
  value: 'ready',
  when: { kind: 'rule', rule: 'row.ready > 100.0' },
  samples: 2,
  opens: 'performance-degradation',
  severity: 'high',
};
const sql = `-- How many jobs wait.
-- tiers: all
-- empty: ok
-- units: ready jobs
select queue, ready from waiting order by queue`;

type Said = { words: readonly string[]; call: { by: string; cause?: object; dedupKey?: string } };

let database: TestDatabase;
let samples: Samples;
let said: Said[];
let open: Map<string, number>;
let lines: string[];
let minute: number;

const wait = (queue: string, ready: number) =>
  database.admin(
    `insert into waiting values ('${queue}', ${ready}) on conflict (queue) do update set ready = ${ready}`,
  );

/** A bot of its own on the same samples, with an empty memory. */
function bot(changes: Partial<WatchSettings> = {}) {
  const { questions } = questionsFrom([{ name: 'queue.sql', content: sql }], ['queue']);
  const tiers = createTiers({ tiers: [{ name: 'queue', url: database.url }], questions, now: () => new Date() });
  onTestFinished(tiers.close);
  const write = (_: object, line: string) => void lines.push(line);
  const settings: WatchSettings = {
    tiers,
    samples,
    limits: () => [backlog],
    log: { info: write, warn: write, error: write },
    say: async (words, call) => {
      said.push({ words, call });
      if (call.dedupKey !== undefined) open.set(call.dedupKey, 7);
    },
    incidentOf: async (key) => open.get(key),
    watched: [{ name: 'queue', sampleEveryMs: everyMs }],
    ...changes,
  };
  const memory = { told: new Map(), silent: new Set<string>() };
  const lookNow = () => look(settings, { tier: 'queue', at: new Date(start + minute * everyMs), everyMs }, memory);
  const again = () => {
    minute += 1;
    return lookNow();
  };
  return { settings, lookNow, again };
}

const words = () => said.splice(0).map((one) => one.words);

beforeEach(async () => {
  database = await testDatabase('queue');
  await database.admin('create table waiting (queue text primary key, ready int not null)');
  ({ samples } = await postgresJournal());
  said = [];
  open = new Map();
  lines = [];
  minute = 0;
  return database.drop;
});

test('a backlog opens an incident at its second sample, once, is noted when it gets worse and when it ends', async () => {
  const { again } = bot();
  await wait('mail', 130);
  await wait('imports', 3);
  await again();
  expect(said).toEqual([]);
  await again();
  await again();
  expect(said.splice(0)).toEqual([
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
  await wait('mail', 400);
  await again();
  await again();
  expect(words()).toEqual([['note', '7', 'It got worse: ready of mail, queue is at 400 jobs, it was 130 jobs.']]);
  await wait('mail', 20);
  await again();
  expect(said).toEqual([]);
  await again();
  await again();
  expect(words()).toEqual([['note', '7', 'The limit no longer holds: ready of mail, queue is at 20 jobs.']]);
});

test('a queue that is gone has ended too', async () => {
  const { again } = bot();
  await wait('mail', 130);
  await again();
  await again();
  await database.admin('delete from waiting');
  await again();
  await again();
  expect(words()).toEqual([
    expect.arrayContaining(['open']),
    ['note', '7', 'The limit no longer holds: ready of mail, queue is at 0 jobs.'],
  ]);
});

test('two bots look, one speaks; a bot that starts again says nothing twice', async () => {
  const [first, second] = [bot(), bot()];
  await wait('mail', 130);
  await first.again();
  await second.lookNow();
  minute += 1;
  await Promise.all([first.lookNow(), second.lookNow()]);
  await second.again();
  await bot().again();
  expect(words()).toHaveLength(1);
});

test('what was not recorded is said again with the next sample', async () => {
  const { again } = bot({ say: async (words, call) => void said.push({ words, call }) });
  await wait('mail', 130);
  await again();
  await again();
  await again();
  expect(words()).toHaveLength(2);
});

test('whoever resolves it while it still holds is left in peace', async () => {
  const { again } = bot();
  await wait('mail', 130);
  await again();
  await again();
  open.clear();
  await again();
  await wait('mail', 1);
  await again();
  await again();
  expect(words()).toHaveLength(1);
});

test('a tier that does not answer breaks no limit; its silence and its return are one line each', async () => {
  const { again } = bot();
  await wait('mail', 130);
  await again();
  await database.admin('alter table waiting rename to hidden');
  await again();
  await again();
  await database.admin('alter table hidden rename to waiting');
  await again();
  expect(said).toEqual([]);
  expect(lines).toEqual(['the watch gets no answer', 'the watch gets answers again']);
});

test('growth is measured against the sample of a day ago', async () => {
  const limit: Limit = {
    ...backlog,
    name: 'growth',
    samples: 1,
    when: { kind: 'growth', percent: 10, perMs: 86_400_000 },
  };
  const { again } = bot({ limits: () => [limit] });
  const before = new Date(start - 86_400_000 + 2 * everyMs);
  await samples.put([{ tier: 'queue', measure: 'growth', label: 'mail', at: before, value: 200 }], 'a day ago');
  await wait('mail', 219);
  await again();
  await wait('mail', 221);
  await again();
  expect(said).toMatchObject([
    { call: { cause: { value: '10.5 % more in 24 h', rule: 'ready grows by more than 10 % in 24 h' } } },
  ]);
});

test('the watch goes on by itself until it is stopped', async () => {
  await wait('mail', 130);
  const { settings } = bot();
  const watch = runWatch({ ...settings, watched: [{ name: 'queue', sampleEveryMs: 100 }] });
  await until(
    async () => said.length,
    (count) => count === 1,
  );
  await watch.stop();
  expect(words()).toEqual([expect.arrayContaining(['open'])]);
});
