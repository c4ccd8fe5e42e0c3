import pino from 'pino';
import { startIsOver } from './engine.ts';
import { ConfigProblems } from './problems.ts';
import { Refusal } from './refusal.ts';
import { readSetupApart } from './setup-apart.ts';

const log = pino({ name: 'rookery' });

/** A bug in a corner must not take the bot down in the middle of an incident. */
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody listened'));

try {
  const [{ startBot }, setup] = await Promise.all([import('./bot.ts'), readSetupApart()]);
  const bot = await startBot(setup, log);
  startIsOver();
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
