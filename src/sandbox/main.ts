import pino from 'pino';
import { startBot } from '../bot.ts';
import { readSetup } from '../setup.ts';
import { servePage } from './page/server.ts';
import { startSurroundings } from './surroundings.ts';
import { startWorkload } from './tiers/workload/workload.ts';

/** `npm run sandbox`: a local Slack with a page, four demo tiers that move, and the bot against both. */
const log = pino({ name: 'rookery', level: process.env.LOG_LEVEL ?? 'warn' });
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody listened'));

console.log('Starting Postgres, four tiers, a local Slack and the bot …');
const around = await startSurroundings({
  slackPort: Number(process.env.PORT ?? 4700),
  overlays: ['src/sandbox/config'],
});
servePage(around.slack);
const workload = await startWorkload(around.tiers);
const bot = await startBot(await readSetup(around.variables), log);
console.log(`
Open ${around.slack.address} and type /db help.
You are anyone of the roster; the bot's own health is at http://127.0.0.1:${bot.port}/readyz.
Ctrl-C ends everything.
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave());

async function leave(): Promise<void> {
  await bot.stop();
  await workload.stop();
  await around.stop();
  process.exit(0);
}
