import { expect, test } from 'vitest';
import { newLog } from '../../../src/sandbox/slack/log.ts';
import { waitFor } from '../../../src/sandbox/slack/waiting.ts';

const notice = (text: string) => ({ kind: 'notice', person: 'U0000001', channel: undefined, text }) as const;

test('what has happened already is found at once', async () => {
  const log = newLog(() => 0);
  log.add(notice('one'));
  expect(await waitFor(log, 'notice')).toMatchObject({ n: 0, text: 'one' });
});

test('what happens later is waited for, and only from the asked entry on', async () => {
  const log = newLog(() => 0);
  log.add(notice('one'));
  const next = waitFor(log, 'notice', () => true, { since: 1 });
  const other = waitFor(log, 'notice', ({ text }) => text === 'three');
  log.add(notice('two'));
  log.add(notice('three'));
  expect((await next).text).toBe('two');
  expect((await other).n).toBe(2);
});

test('who waits in vain is told what happened instead', async () => {
  const log = newLog(() => 0);
  log.add(notice('one'));
  await expect(waitFor(log, 'posted', () => true, { timeout: 10 })).rejects.toThrow(
    'No fitting "posted" within 10 ms. The last entries:\n{"kind":"notice"',
  );
});
