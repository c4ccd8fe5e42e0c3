import { expect, test } from 'vitest';
import { bareStatement, maskedMail, maskedStatement } from '../../src/tiers/masking.ts';

test.each([
  [
    "update campaigns set name = 'secret@customer.example' where id = 7",
    "update campaigns set name = '?' where id = ?",
  ],
  ["select 'it''s', E'it\\'s', N'x', U&'\\0061', B'101'", "select '?', '?', '?', '?', '?'"],
  ['select $$a secret$$, $tag$another $$ one$tag$ from t', 'select ?, ? from t'],
  ['select $1, t2.c3 from t2 limit 10', 'select $1, t2.c3 from t2 limit ?'],
  ['select 1.5e-3, -7, 0x1F', 'select ?, -?, ?'],
  ["select 'cut off in the mid", "select '?'"],
  ["select E'cut off \\", "select '?'"],
  ['select $$cut off', 'select ?'],
  ['select 1 -- to ana@customer.example\n, 2 /* and bo */ from t', 'select ? , ? from t'],
  ['select "Column 1" from "Über tafel"', 'select "Column 1" from "Über tafel"'],
  ['select\n  a,\n\tb', 'select a, b'],
])('%s', (statement, masked) => {
  expect(maskedStatement(statement)).toBe(masked);
});

test('a word within a literal, a comment or a quoted name is not a word of the statement', () => {
  expect(bareStatement("select 'drop' /* lo_create( */ -- delete\n, a")).not.toMatch(/drop|lo_create|delete/);
});

test('addresses are taken out of any text', () => {
  expect(maskedMail('key (email)=(ana.b+c@mail.customer.example) exists')).toBe('key (email)=(?@?) exists');
  expect(maskedMail('a @ b, 3@')).toBe('a @ b, 3@');
});

test('a long text without an end is masked before anybody gives up waiting', () => {
  const quotes = `${"'".repeat(5001)}${'a@'.repeat(5000)}${'$a'.repeat(5000)}`;
  expect(maskedStatement(`select ${quotes}`)).toBe("select '?'");
  expect(maskedMail('a.'.repeat(200_000))).toHaveLength(400_000);
});
