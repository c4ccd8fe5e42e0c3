import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { bo, kim, oltp, slack } = await scene();

// More tables than one message takes, one of them with a name that a spreadsheet would run.
await oltp(`create table "=1+1" (id int); do $$ begin
  for n in 1..150 loop execute format('create table a_table_with_a_name_of_quite_some_length_%s (id int)', n); end loop;
end $$`);

/** The file of that message, as it lies in Slack. */
const fileOf = (told: string): string => {
  const name = /\[ file (\S+) ]/.exec(told)?.[1];
  return [...slack.world.files.values()].find((one) => one.name === name)?.bytes?.toString() ?? '';
};

test('bo asks for more than one message takes: he reads a preview and gets all rows as a file of his own', async () => {
  expect(await bo.asks('/db size oltp 400')).toMatch(/\d+ more rows not shown\./);
  await bo.presses('All rows as a file', /^SIZE · OLTP/);
  expect(await bo.isTold(/csv/)).toMatch(
    /^1\d\d rows of size · oltp are in your direct messages with me: size-oltp-\S+Z\.csv\nasked \S+ by @bo as/,
  );
  const file = fileOf(await bo.isPaged(/^1\d\d rows of size · oltp: \S+ \w+, asked/));
  expect(file).toContain('a_table_with_a_name_of_quite_some_length_150');
  expect(file).toContain(`"'=1+1"`);
  expect(slack.messages('#database').flatMap(({ files }) => files)).toEqual([]);
});

test('from an answer that is shared everybody gets what they themselves may ask', async () => {
  await bo.presses('Share in this room', /^SIZE · OLTP/);
  await kim.reads(/more rows not shown/);
  await kim.presses('All rows as a file', /^SIZE · OLTP/);
  expect(await kim.isTold()).toBe('There is no question “size” that you may ask.');
});

test('a file holds also what the answer leaves out', async () => {
  expect(await bo.asks('/db size oltp')).toMatch(/, 10 rows$/m);
  const [name = ''] = /size-oltp-\S+\.csv/.exec(await bo.asks('/db file size oltp')) ?? [];
  expect(fileOf(await bo.isPaged(new RegExp(`\\[ file ${name} ]`)))).toContain('some_length_150');
  expect(await bo.asks('/db file ping oltp')).toMatch(/^1 row of ping · oltp is in your direct messages/);
});

test('a file of nothing is not sent', async () => {
  expect(await bo.asks('/db file blocking oltp')).toMatch(/^BLOCKING · OLTP(.|\n)*There are no rows\./);
});
