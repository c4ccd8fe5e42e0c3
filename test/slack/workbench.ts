import { expect, onTestFinished } from 'vitest';
import type { Call, Dispatch, Reply } from '../../src/dispatch/call.ts';
import type { Log } from '../../src/dispatch/log.ts';
import { type HttpServer, startServer } from '../../src/http/server.ts';
import { sentence } from '../../src/messages/message.ts';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { type Slack, startSlack } from '../../src/slack/start.ts';

export type Mode = 'socket' | 'http';
export const modes: readonly Mode[] = ['socket', 'http'];

export type Said = { words: readonly string[]; call: Call };
export type Line = { level: 'info' | 'warn' | 'error'; fields: object; says: string };

export type Workbench = { local: LocalSlack; slack: Slack; said: Said[]; lines: Line[]; server: HttpServer };

export type Wishes = {
  mode?: Mode;
  dispatch?: Dispatch;
  local?: LocalSlackOptions;
  before?: (local: LocalSlack) => void;
};

/**
 * The local Slack and the edge connected to it over the real protocol, with nothing more to ask for of its own accord;
 * what is said is remembered and answered.
 */
export async function workbench(wishes: Wishes = {}): Promise<Workbench> {
  const begun = await begin(wishes);
  await connection(begun.slack);
  await expect.poll(begun.local.openSockets, { interval: 10 }).toBe(wishes.mode === 'http' ? 0 : 2);
  return begun;
}

/** The same without waiting for the connection. */
export async function begin({
  mode = 'socket',
  dispatch = answers,
  local: options = {},
  before,
}: Wishes): Promise<Workbench> {
  const said: Said[] = [];
  const { log, lines } = remembering();
  const local = await startLocalSlack(options);
  before?.(local);
  const { tokens } = local.world.settings;
  const slack = startSlack({
    settings: {
      botToken: tokens.bot,
      address: local.apiUrl,
      transport: mode === 'socket' ? { mode, appToken: tokens.app } : { mode, signingSecret: tokens.signingSecret },
    },
    dispatch: (words, call) => {
      said.push({ words, call });
      return dispatch(words, call);
    },
    log,
  });
  const server = await startServer({ port: 0, host: '127.0.0.1', routes: slack.routes, log });
  if (mode === 'http') local.deliverTo({ mode, url: `http://127.0.0.1:${server.port}/slack/events` });
  onTestFinished(async () => {
    await slack.stop();
    await server.stop();
    await local.stop();
  });
  return { local, slack, said, lines, server };
}

const answers: Dispatch = async (words): Promise<Reply> => ({
  message: sentence(`heard ${words.join('|')}`),
  to: 'asker',
});

export async function connection(slack: Slack): Promise<void> {
  await expect.poll(slack.connected, { interval: 10 }).toBe(true);
}

export function remembering(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const at = (level: Line['level']) => (fields: object, says: string) => void lines.push({ level, fields, says });
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, lines };
}
