import { expect, test } from 'vitest';
import type { Dispatch } from '../../src/dispatch/call.ts';
import { message, sentence, text } from '../../src/messages/message.ts';
import { workbench } from './workbench.ts';

const content = '\uFEFF"name"\r\n"•••"\r\n';
const dispatch: Dispatch = async () => ({
  message: sentence('All rows are in your direct messages.'),
  to: 'asker',
  file: { name: 'one.csv', content, says: 'All 1 rows & more' },
});

test('a file is in the direct messages of whoever asked, and nowhere else', async () => {
  const { local } = await workbench({ dispatch });
  await local.types('ana', '#database', '/db file');
  const { message } = await local.waitFor('posted', (entry) => entry.message.files.length > 0);
  expect(local.dm('ana')).toEqual([message]);
  expect(message).toMatchObject({ text: 'All 1 rows &amp; more', files: [{ name: 'one.csv' }] });
  const { bytes, shared } = [...local.world.files.values()][0] ?? {};
  expect(bytes?.toString()).toBe(content);
  expect(shared).toBe(message.channel);
  await local.waitFor('posted', (entry) => entry.message.text === 'All rows are in your direct messages.');
  expect(local.messages('#database').flatMap(({ files }) => files)).toEqual([]);
});

test.each([
  ['files.getUploadURLExternal', 'missing_scope', /gives it the scope files:write/],
  ['conversations.open', 'user_disabled', /Slack did not take the file \(.*user_disabled\)\. Nothing was sent/],
  ['files.completeUploadExternal', 'internal_error', /Look into your direct messages with me; if it is not there/],
])('when %s says %s, they are told so instead', async (method, error, words) => {
  const { local, lines } = await workbench({ dispatch });
  local.fault(method, { kind: 'error', error });
  await local.types('ana', '#database', '/db file');
  await local.waitFor('posted', (entry) => words.test(entry.message.text));
  expect(local.dm('ana')).toEqual([]);
  expect(lines).toContainEqual(expect.objectContaining({ says: 'a file did not reach its asker' }));
});

test('what is worth reading without the file is said when it did not arrive', async () => {
  const without = message('The report', text('It began, and it ended.'));
  const file = { name: 'report.md', content, says: 'The report', without };
  const { local } = await workbench({ dispatch: async () => ({ message: sentence('See there.'), to: 'asker', file }) });
  local.fault('files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' });
  await local.types('ana', '#database', '/db report 7');
  const { message: shown } = await local.waitFor('posted', (entry) => /files:write/.test(entry.message.text));
  expect(JSON.stringify(shown.blocks)).toContain('It began, and it ended.');
  expect(JSON.stringify(shown.blocks)).toContain('files:write');
});
