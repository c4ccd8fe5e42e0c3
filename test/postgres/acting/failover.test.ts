import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createFailover } from '../../../src/failover/failover.ts';
import { createActing } from '../../../src/postgres/acting.ts';
import { createTiers } from '../../../src/postgres/tiers.ts';
import { type Cluster, startCluster } from '../../../src/sandbox/postgres/cluster.ts';
import { settingsOf } from '../../../src/tiers/action-settings.ts';
import { loadActions } from '../../../src/tiers/actions.ts';
import type { FailoverSettings } from '../../../src/tiers/failover-settings.ts';
import { loadQuestions } from '../../../src/tiers/questions.ts';
import { testDatabase } from '../../support/postgres.ts';
import { readerUrl } from '../reader.ts';

const names = ['oltp', 'oltp-standby'];
const { questions } = await loadQuestions('config/queries', names);
const { actions, settings } = await loadActions('config/actions', names, questions);
const gone = 'postgres://dbops_ro:reading@127.0.0.1:9/oltp';

let cluster: Cluster;
let url: string;
/** A server that is in recovery, and whose primary does not answer. */
beforeAll(async () => {
  cluster = await startCluster({ durable: false });
  const database = await testDatabase('standby', { cluster: cluster.url('') });
  url = await readerUrl(database);
  await writeFile(join(cluster.dir, 'data', 'standby.signal'), '');
  await cluster.restart();
});
afterAll(() => cluster.stop());

let close: () => void = () => undefined;
afterEach(() => close());

function acting(failover: FailoverSettings, primaryUrl = gone) {
  const tiers = createTiers({
    tiers: [
      { name: 'oltp', url: primaryUrl },
      { name: 'oltp-standby', url },
    ],
    ...{ questions, now: () => new Date() },
  });
  close = tiers.close;
  if (!settings) throw new Error('the settings of actions have a mistake');
  const own = settings;
  return createActing({
    tiers: names.map((name) => ({ name, actionUrl: undefined })),
    ...{ actions, tiersToAsk: tiers, decidedWithinMs: 600_000, settingsFor: () => settingsOf(own, undefined) },
    failover: createFailover({ settings: failover, urls: {}, tiers }),
  });
}

const script = `const pg = require('pg');
  const client = new pg.Client({ connectionString: process.argv[1] });
  client.connect().then(() => client.query('select pg_promote(true, 60)')).then(() => client.end())
    .then(() => console.log('promoted ' + process.env.TIER));`;
const promoting = (fence: string[]) => ({
  'oltp-standby': {
    ...{ adapter: 'command' as const, primary: 'oltp', fencing: { run: fence }, time_limit: 60_000 },
    run: [process.execPath, '-e', script, cluster.url('postgres')],
  },
});
const fenced = [process.execPath, '-e', 'console.log("fenced " + process.env.PRIMARY)'];
const promote = ['promote', 'oltp-standby', []] as const;

test('without a word on how, or on how the old primary is fenced, nothing is promoted', async () => {
  await expect(acting({}).prepare(...promote)).rejects.toThrow('Nothing says how oltp-standby becomes a primary');
  const unfenced: FailoverSettings = { 'oltp-standby': { adapter: 'manual', primary: 'oltp', steps: ['Promote it'] } };
  await expect(acting(unfenced).prepare(...promote)).rejects.toThrow(
    'nothing says how oltp is kept from being written to, and two primaries are worse than none',
  );
});

test('a primary that answers is not failed over from', async () => {
  const database = await testDatabase('living');
  const living = await readerUrl(database);
  await expect(acting(promoting(fenced), living).prepare(...promote)).rejects.toThrow('oltp answers as a primary');
  close();
  await database.drop();
});

test('a primary that turns the bot away lives, and is not failed over from', async () => {
  const database = await testDatabase('full');
  const role = `only_${database.name}`;
  await database.admin(`create role ${role} login password 'x' connection limit 0`);
  for (const login of [`${role}:x`, `${role}:wrong`]) {
    const living = database.url.replace(/\/\/[^@]*@/, `//${login}@`);
    await expect(acting(promoting(fenced), living).prepare(...promote)).rejects.toThrow(
      /^oltp can't be asked, but its server lives .*stop it first/,
    );
    close();
  }
  await database.admin(`drop role ${role}`);
  await database.drop();
});

test('by hand: people are told what to do, and it is not proven until somebody has looked', async () => {
  const bot = acting({
    'oltp-standby': {
      ...{ adapter: 'manual', primary: 'oltp', steps: ['On the standby: select pg_promote()'] },
      fencing: { by_hand: 'Stop the old one' },
    },
  });
  const prepared = await bot.prepare(...promote);
  expect(prepared).toMatchObject({ approval: 'two-person', waitMs: 60_000 });
  expect(prepared.statement).toMatch(/^1\. fence by hand.*: Stop the old one\n2\. On the standby: select pg_promote/);
  expect(await bot.perform(prepared)).toMatchObject({
    outcome: 'unknown',
    error: expect.stringMatching(/^a person does it by hand, and it is not proven: 1\. .*2\. On the standby/),
  });
});

test('what could not be fenced is not promoted', async () => {
  const bot = acting(promoting([process.execPath, '-e', 'console.error("host is on fire"); process.exit(1)']));
  const prepared = await bot.prepare(...promote);
  expect(await bot.perform(prepared)).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(/^oltp could not be fenced, and nothing was promoted: .*host is on fire/),
  });
  expect(await cluster.admin('select pg_is_in_recovery() as standby')).toEqual([{ standby: true }]);
});

test('a standby is promoted by the program that the settings name, once, and is a primary afterwards', async () => {
  const bot = acting(promoting(fenced));
  const prepared = await bot.prepare(...promote);
  expect(prepared.effect).toMatch(/^oltp-standby becomes the primary\. It has received up to /);
  expect(prepared.statement).toMatch(/^fence: .*\nrun: /);
  expect(prepared.seen[0]).toMatchObject({ in_recovery: true, receiver: null });
  expect(await bot.perform(prepared)).toMatchObject({
    ...{ outcome: 'done', notices: ['fenced oltp', 'promoted oltp-standby'] },
  });
  expect(await bot.verify(prepared)).toMatchObject({ holds: true, why: 'it is a primary' });
  expect(await bot.perform(prepared)).toMatchObject({ outcome: 'gone' });
});
