import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBot, startBot } from '../../src/bot.ts';
import { type Surroundings, startSurroundings } from '../../src/sandbox/surroundings.ts';
import { readSetup } from '../../src/setup.ts';
import { openingCounted } from './round-trips.ts';
import { warmed } from './warmed.ts';

let around: Surroundings;
let bot: RunningBot;

beforeAll(async () => {
  around = await startSurroundings({ overlays: ['src/sandbox/config'] });
  bot = await startBot(await readSetup(around.variables), pino({ level: 'silent' }));
  await warmed(around.slack);
});

afterAll(async () => {
  await bot?.stop();
  await around?.stop();
});

test('the first page waits for no other call of Slack, and a room is ready after at most six', async () => {
  const { firstPage, opening } = await openingCounted(around.slack);
  expect(firstPage).toBe(1);
  expect(opening).toBeLessThanOrEqual(6);
});
