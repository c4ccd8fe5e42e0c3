import { expect, test } from 'vitest';
import type { Log } from '../../src/dispatch/log.ts';
import { startServer } from '../../src/http/server.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { clients } from '../../src/slack/clients.ts';
import { failure } from '../../src/slack/errors.ts';
import { remembering, workbench } from './workbench.ts';

const silent: Log = remembering().log;

const outcomes: [string, Fault, object][] = [
  ['an answer that is lost', { kind: 'drop' }, { name: 'Unknown' }],
  ['a connection cut before anything is done', { kind: 'refuse' }, { name: 'Unknown' }],
  ['no answer in time', { kind: 'hang' }, { name: 'Unknown' }],
  ['an error of the server', { kind: 'status', status: 503 }, { name: 'Unknown' }],
  ['a refusal before the server', { kind: 'status', status: 403 }, { name: 'NotDone', final: false }],
  ['a limit', { kind: 'status', status: 429, retryAfter: 30 }, { name: 'NotDone', final: false, waitSeconds: 30 }],
  ['a limit that names no time', { kind: 'status', status: 429 }, { name: 'NotDone', final: false, waitSeconds: 1 }],
  ['an archived channel', { kind: 'error', error: 'is_archived' }, { name: 'RoomLost' }],
  ['a channel without the bot', { kind: 'error', error: 'not_in_channel' }, { name: 'RoomLost' }],
  ['an old message', { kind: 'error', error: 'edit_window_closed' }, { name: 'PostLost' }],
  [
    'an error inside Slack, which may have done a part',
    { kind: 'error', error: 'internal_error' },
    { name: 'Unknown' },
  ],
  [
    'a revoked token',
    { kind: 'error', error: 'token_revoked' },
    { name: 'NotDone', code: 'token_revoked', final: true },
  ],
];

test.each(outcomes)('%s is known for what it is', async (_, fault, expected) => {
  const { local } = await workbench();
  const { pages } = clients({ token: local.world.settings.tokens.bot, address: local.apiUrl }, silent);
  local.fault('chat.postMessage', fault);
  const error = await pages.chat.postMessage({ channel: 'C0000002', text: 'x' }).catch((reason: unknown) => reason);
  expect(failure(error)).toMatchObject(expected);
});

test('a server that does not listen certainly did not do it', async () => {
  const { port, stop } = await startServer({ port: 0, host: '127.0.0.1', routes: [], log: silent });
  await stop();
  const client = clients({ token: 'xoxb-x', address: `http://127.0.0.1:${port}/api/` }, silent).pages;
  const error = await client.chat.postMessage({ channel: 'C1', text: 'x' }).catch((reason: unknown) => reason);
  expect(failure(error)).toMatchObject({ name: 'NotDone', code: 'ECONNREFUSED', final: false });
});

test('an error that nobody knows may have happened after all', () => {
  expect(failure(new Error('terminated'))).toMatchObject({ name: 'Unknown' });
});
