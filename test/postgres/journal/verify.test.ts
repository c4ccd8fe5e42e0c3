import { expect, test } from 'vitest';
import { noted } from '../../journal/facts.ts';
import { postgresJournal } from './opened.ts';

// Nobody but a superuser gets past the trigger, and only by switching it off.
const tampering = (sql: string) => `
  alter table facts disable trigger all; alter table attachments disable trigger all; ${sql};
  alter table facts enable always trigger facts_are_for_ever`;

const evidence = { type: 'evidence stored' as const, asked: ['x'.repeat(10_000)] };

const cases = [
  {
    what: 'a changed word',
    sql: `update facts set body = '{"text": "nothing happened"}' where version = 2`,
    found: { stream: 'bot', version: 2, why: 'its hash does not match what it says' },
  },
  {
    what: 'a changed name',
    sql: `update facts set by = 'bo' where version = 1`,
    found: { stream: 'bot', version: 1, why: 'its hash does not match what it says' },
  },
  {
    what: 'a changed word with its hash made anew',
    sql: `update facts f set by = 'bo', hash = fact_hash(
      (select hash from facts where version = 1), stream, version, at, 'bo', type, body) where version = 2`,
    found: { stream: 'bot', version: 3, why: 'its hash does not match what it says' },
  },
  {
    what: 'a fact taken out',
    sql: 'delete from facts where version = 2',
    found: { stream: 'bot', version: 3, why: 'a fact before it is missing' },
  },
  {
    what: 'the last fact cut off',
    sql: 'delete from facts where version = 4',
    found: { stream: 'bot', version: 4, why: 'its last facts are missing or were changed' },
  },
  {
    what: 'all facts gone',
    sql: 'delete from facts',
    found: { stream: 'bot', version: 4, why: 'its last facts are missing or were changed' },
  },
  {
    what: 'a head gone',
    sql: 'delete from streams',
    found: { stream: 'bot', version: 0, why: 'its head is missing' },
  },
  {
    what: 'changed evidence',
    sql: `update attachments set body = '[]'`,
    found: { stream: 'bot', version: 3, why: 'what is attached to it was changed or is missing' },
  },
  {
    what: 'evidence gone',
    sql: 'delete from attachments',
    found: { stream: 'bot', version: 3, why: 'what is attached to it was changed or is missing' },
  },
];

test.each(cases)('verifying finds $what', async ({ sql, found }) => {
  const { journal, database } = await postgresJournal();
  await journal.change('bot', () => [noted('one'), noted('two'), evidence, noted('four')], { by: 'ana' });
  expect(await journal.verify()).toMatchObject({ intact: true, facts: 4 });
  await database.admin(tampering(sql));
  expect(await journal.verify()).toEqual({ intact: false, ...found });
  expect(await journal.verify('bot')).toEqual({ intact: false, ...found });
});

test('verifying goes through more streams than it takes at a time', async () => {
  const { journal, database } = await postgresJournal();
  await database.admin(`select append_facts(jsonb_build_object('stream', 'routine/' || place, 'after', 0, 'at', now(), 'by', 'ana',
    'facts', '[{"type": "noted", "text": "one"}]'::jsonb, 'head', '{"kind": "routine", "open": true}'::jsonb))
    from generate_series(1, 450) as place`);
  expect(await journal.verify()).toMatchObject({ intact: true, streams: 450, facts: 450 });
  await database.admin(tampering(`update facts set by = 'bo' where stream = 'routine/99'`));
  expect(await journal.verify()).toMatchObject({ intact: false, stream: 'routine/99', version: 1 });
});
