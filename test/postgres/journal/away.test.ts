import { expect, onTestFinished, test } from 'vitest';
import { JournalUnreachable } from '../../../src/journal/journal.ts';
import { openJournal } from '../../../src/postgres/journal/open.ts';
import { type Cluster, startCluster } from '../../../src/sandbox/postgres/cluster.ts';
import { headOf, noted } from '../../journal/facts.ts';
import { testDatabase } from '../../support/postgres.ts';
import { startProxy } from '../../support/proxy.ts';
import { until } from '../../support/until.ts';

const ana = { by: 'ana' };

test('a Postgres that is killed and comes back costs nothing but the wait', async () => {
  const cluster = await ownCluster();
  const { journal, leases, reachable } = await opened(cluster.url('postgres'));
  await journal.change('bot', () => [noted('before')], ana);
  let woken = 0;
  await leases.onAppend(() => {
    woken += 1;
  });
  await until(
    async () => woken,
    (times) => times > 0,
  );
  // So that some connections are idle when they die.
  await Promise.all([1, 2, 3, 4].map(() => journal.read('bot')));

  await cluster.kill();
  await expect(journal.change('bot', () => [noted('lost')], ana)).rejects.toThrow(JournalUnreachable);
  await expect(journal.read('bot')).rejects.toThrow(JournalUnreachable);
  await expect(leases.claim('w1', 1)).rejects.toThrow(JournalUnreachable);
  expect(await reachable()).toBe(false);

  await cluster.restart();
  await until(reachable, (yes) => yes);
  const { history } = await journal.change('bot', () => [noted('after')], ana);
  expect(history.map(({ fact }) => fact)).toEqual([noted('before'), noted('after')]);

  const heard = woken;
  const changeAgain = () => journal.change('bot', () => [noted('again')], ana);
  await until(changeAgain, () => woken > heard);
});

test('a journal that opens while its database is away says so and begins when it comes', async () => {
  const cluster = await ownCluster();
  await cluster.kill();
  const troubles: unknown[] = [];
  const { journal, reachable } = await opened(cluster.url('postgres'), (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([expect.any(JournalUnreachable)]);
  expect(await reachable()).toBe(false);
  await expect(journal.read('bot')).rejects.toThrow(/not reached since the start/);
  await cluster.restart();
  await until(reachable, (yes) => yes);
  expect((await journal.change('bot', () => [noted('here')], ana)).added).toHaveLength(1);
});

test('a database that swallows everything is unreachable, not waited for', async () => {
  const database = await testDatabase('swallowed');
  onTestFinished(database.drop);
  const proxy = await startProxy(database.url);
  onTestFinished(proxy.close);
  const { journal, reachable, close } = await opened(proxy.url);
  await journal.change('bot', () => [noted('before')], ana);

  await proxy.set('hang');
  await expect(journal.change('bot', () => [noted('lost')], ana)).rejects.toThrow(JournalUnreachable);
  await expect(journal.change('bot', () => [noted('lost')], ana)).rejects.toThrow(JournalUnreachable);
  expect(await reachable()).toBe(false);

  await proxy.set('pass');
  await until(reachable, (yes) => yes);
  expect((await journal.read('bot')).version).toBe(1);

  await proxy.set('hang');
  await close();
});

test('whether something was recorded is not claimed when the answer was lost, and is known when nobody was asked', async () => {
  const database = await testDatabase('lost');
  onTestFinished(database.drop);
  const proxy = await startProxy(database.url);
  onTestFinished(proxy.close);
  const { journal } = await opened(proxy.url);
  const writes = () => journal.change('bot', () => [noted('one')], ana);
  await writes();
  const append = proxy.holdBack((text) => text.includes('"one"'), 1);
  const unanswered = writes().catch((error: unknown) => error);
  await until(async () => append.count(), Boolean);
  proxy.cut();
  expect(await unanswered).toMatchObject({ name: 'JournalUnreachable', answerLost: true });
  await proxy.set('refuse');
  await expect(writes()).rejects.toMatchObject({ name: 'JournalUnreachable', answerLost: false });
  await proxy.set('pass');
});

test('a connection that is cut in mid-story is made anew', async () => {
  const database = await testDatabase('cut');
  onTestFinished(database.drop);
  const proxy = await startProxy(database.url);
  onTestFinished(proxy.close);
  const { journal, reachable } = await opened(proxy.url);
  await journal.change('bot', () => [noted('before')], ana);
  await proxy.set('refuse');
  await expect(journal.read('bot')).rejects.toThrow(JournalUnreachable);
  await proxy.set('pass');
  await until(reachable, (yes) => yes);
  expect((await journal.read('bot')).version).toBe(1);
});

async function ownCluster(): Promise<Cluster> {
  const cluster = await startCluster();
  onTestFinished(cluster.stop);
  return cluster;
}

async function opened(url: string, onTrouble: (trouble: unknown) => void = () => undefined) {
  const parts = await openJournal({ url, headOf, onTrouble });
  onTestFinished(parts.close);
  return parts;
}
