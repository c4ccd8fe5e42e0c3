import { afterAll, expect, inject, test } from 'vitest';
import { startProxy } from '../support/proxy.ts';
import { scene } from './scene.ts';

const proxy = await startProxy(inject('cluster'));
await proxy.set('hang');
afterAll(proxy.close);

const { bo } = await scene({
  variables: (all) => ({
    ...all,
    TIER_CONTENT_URL: proxy.url,
    TIER_QUEUE_URL: 'postgres://dbops_ro:secret@127.0.0.1:1/queue',
    TIER_OLAP_URL: (all.TIER_OLAP_URL ?? '').replace(/:[^:@]+@/, ':wrong@'),
  }),
});

test('a tier is silent, refuses or rejects the login, and each is said in its own words', async () => {
  const silent = 'content is silent: no connection after';
  expect(await bo.asks('/db ping content')).toContain(silent);
  const refuses = 'queue refuses connections: nobody listens at its address.';
  expect(await bo.asks('/db ping queue')).toContain(refuses);
  const rejects = 'olap rejects the login: password authentication failed for user "dbops_ro".';
  expect(await bo.asks('/db ping olap')).toContain(rejects);
  expect(await bo.asks('/db ping oltp')).toMatch(/^PING · OLTP/);
});

test('status says all of it at a glance, worst first', async () => {
  const answer = (await bo.asks('/db status')).replaceAll(/ since [\d:]+(?=: )/g, '');
  expect(answer.replace(/\d+\.\d s/, '2.0 s')).toBe(
    [
      '⚫ silent content: content is silent: no connection after 2.0 s.',
      '⚫ refuses queue: queue refuses connections: nobody listens at its address.',
      '⚫ rejects the login olap: olap rejects the login: password authentication failed for user "dbops_ro".',
      '🟢 ok oltp: health, pools',
      '[ health content ] [ health queue ] [ health olap ] [ Share in this room ]',
    ].join('\n'),
  );
});

test('a word that names nothing on the one tier that answers is told, with those of whom nobody knows', async () => {
  expect(await bo.asks('/db login all ap_user')).toMatch(
    /^There is no role “ap_user” on oltp; did you mean app_user\? content is silent: .*\. queue refuses .*\. olap rejects /,
  );
});
