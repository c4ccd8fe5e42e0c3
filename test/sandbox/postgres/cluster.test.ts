import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { askOnce } from '../../../src/sandbox/postgres/ask.ts';
import { type Cluster, startCluster } from '../../../src/sandbox/postgres/cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ durable: false, settings: { max_connections: '23' } });
});
afterAll(() => cluster.stop());

test('a cluster answers on 127.0.0.1, with pg_stat_statements loaded', async () => {
  const [row] = await cluster.admin(
    "select current_setting('shared_preload_libraries') loaded, host(inet_server_addr()) address",
  );
  expect(row).toEqual({ loaded: 'pg_stat_statements', address: '127.0.0.1' });
});

test('settings of the caller win', async () => {
  expect(await cluster.admin('show max_connections')).toEqual([{ max_connections: '23' }]);
});

test('a login with a wrong password is turned away', async () => {
  await cluster.admin("create role ana login password 'right'");
  const login = (password: string) => askOnce(cluster.url('postgres', { user: 'ana', password }), 'select 1 as answer');
  expect(await login('right')).toEqual([{ answer: 1 }]);
  await expect(login('wrong')).rejects.toThrow(/password/);
});

test('a database made from a template holds its tables', async () => {
  await cluster.createDatabase('first');
  await cluster.admin('create table letters as select 7 as id', 'first');
  await cluster.createDatabase('second', 'first');
  expect(await cluster.admin('select id from letters', 'second')).toEqual([{ id: 7 }]);
});

test.skipIf(process.getuid?.() !== 0)('root does not lend Postgres its own rights', () => {
  const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${cluster.pid}/status`, 'utf8'))?.[1];
  expect(Number(uid)).toBeGreaterThan(0);
});

test('what was committed survives kill -9 of the postmaster, on the same port', async () => {
  await cluster.admin('create table letters as select 7 as id');
  const before = { port: cluster.port, pid: cluster.pid };
  await cluster.kill();
  await cluster.restart();
  expect(await cluster.admin('select id from letters')).toEqual([{ id: 7 }]);
  expect(cluster.port).toBe(before.port);
  expect(cluster.pid).not.toBe(before.pid);
});

test('a named port that is taken is refused with a sentence', async () => {
  const squatter = createServer();
  const port = await new Promise<number>((resolve) => {
    squatter.listen(0, '127.0.0.1', () => {
      const address = squatter.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  onTestFinished(() => void squatter.close());
  await expect(startCluster({ port, durable: false })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken.`);
});
