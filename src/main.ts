import pino from 'pino';
import { startBot } from './bot.ts';
import { placeholders } from './config/placeholders.ts';
import { ConfigProblems } from './problems.ts';
import { Refusal } from './refusal.ts';
import { readSetup } from './setup.ts';

const log = pino({ name: 'rookery' });

/** A bug in a corner must not take the bot down in the middle of an incident. */
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody listened'));

try {
  const bot = await startBot(await readSetup(process.env, placeholders), log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave(bot.stop));
} catch (error) {
  if (!(error instanceof ConfigProblems || error instanceof Refusal)) throw error;
  console.error(`The bot can't start:\n\n${error.message}\n`);
  process.exitCode = 1;
}

async function leave(stop: () => Promise<void>): Promise<void> {
  await stop();
  process.exit(0);
}
