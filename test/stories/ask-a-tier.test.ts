import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

const { bo, kim, oltp } = await scene();

test.each([
  ['ping', 'content'],
  ['health', 'olap'],
  ['connections', 'oltp'],
  ['pools', 'queue'],
  ['active', 'content'],
  ['blocking', 'oltp'],
  ['slow', 'queue'],
  ['size', 'content'],
  ['queue', 'queue'],
  ['queue-bands', 'queue'],
  ['backlog', 'queue'],
  ['content-days', 'content'],
  ['olap', 'olap'],
])('%s is a command, and %s answers it to the asker alone', async (question, tier) => {
  const answer = await bo.asks(`/db ${question} ${tier}`);
  expect(answer).toMatch(new RegExp(`^${question} · ${tier}: \\S+ (ok|warning|critical)`, 'i'));
  expect(answer).toMatch(/asked \S+ by @bo as dbops_ro of the primary server 18\S+, [\d.]+ ms, \d+ rows?/);
  expect(bo.buttons()).toContain('Share in this room');
});

test('a tier that is left out is the only one there is, or is asked for', async () => {
  expect(await bo.asks('/db backlog')).toMatch(/^BACKLOG · QUEUE/);
  expect(await bo.asks('/db pools')).toMatch(
    /^Which tier do you mean for pools\?[^\n]*, or all\.\n\[ oltp ] \[ content ]/,
  );
  await bo.presses('olap', /Which tier/);
  await bo.isTold(/^POOLS · OLAP/);
});

test('a tier that does not exist is answered with the nearest', async () => {
  expect(await bo.asks('/db ping otlp')).toContain(
    '“otlp” is not a tier that ping can be asked of; did you mean oltp? It can be asked of oltp, content, queue, olap',
  );
  expect(await bo.asks('/db backlog oltp')).toContain('“oltp” is not a tier that backlog can be asked of');
});

test('a question and its tier are known in any case, wherever they are named', async () => {
  expect(await bo.asks('/db Ping OLTP')).toMatch(/^PING · OLTP/);
  expect(await bo.asks('/db file Ping OLTP')).toMatch(/^1 row of ping · oltp/);
  expect(await bo.asks('/db file backlog')).toMatch(/^\d+ rows? of backlog · queue/);
  expect(await bo.asks('/db file ping otlp')).toContain('did you mean oltp?');
  expect(await bo.asks('/db cancel OLTP 999999')).toContain('cancel is not done on oltp');
  await bo.types('/db share Ping ALL');
  await kim.reads(/^PING · ALL TIERS/);
  await bo.types('/db share Ping Content');
  await kim.reads(/^PING · CONTENT/);
});

test('an argument that does not fit is answered with what is expected, and the usage', async () => {
  expect(await bo.asks('/db size oltp many')).toBe(
    'size takes rows as a whole number of at most nine digits; "many" is not one. Usage: /db size <tier|all> [rows]',
  );
  expect(await bo.asks('/db slow oltp 5 colour')).toContain('one of total, mean, calls, io, temp; "colour" is not one');
  expect(await bo.asks('/db ping oltp now')).toContain('takes no word after the tier and was given 1');
});

test('a word that is no command is answered with the nearest', async () => {
  expect(await bo.asks('/db poools oltp')).toBe(
    'There is no command “poools”. Did you mean /db pools? /db help lists them all.',
  );
  expect(await bo.asks('/db xyzzy')).toBe('There is no command “xyzzy”. /db help lists them all.');
});

test('shared in the room, everybody reads the answer, and no literal of a statement', async () => {
  const asleep = oltp("select pg_sleep(90), 'the-secret-of-a-customer'").catch(() => []);
  await until(
    () => bo.asks('/db active oltp'),
    (answer) => answer.includes('pg_sleep'),
  );
  await bo.presses('Share in this room', /^ACTIVE(.|\n)*pg_sleep/);
  const shared = await kim.reads(/pg_sleep/);
  expect(shared).not.toContain('the-secret-of-a-customer');
  expect(shared).toMatch(/asked \S+ by @bo as dbops_ro of the primary server/);
  await oltp("select pg_cancel_backend(pid) from pg_stat_activity where query like 'select pg_sleep%'");
  await asleep;
});

test('a member asks what is public and nothing else', async () => {
  expect(await kim.asks('/db pools oltp')).toMatch(/^POOLS · OLTP/);
  expect(await kim.asks('/db active oltp')).toMatch(/^\/db active is not for you: your role here is member\./);
});
