import pino from 'pino';
import { startBot } from '../../bot.ts';
import { readSetup } from '../../setup.ts';
import { startSurroundings } from '../surroundings.ts';
import { startWorkload } from '../tiers/workload/workload.ts';
import { story } from './story.ts';
import { transcribe } from './transcript.ts';

/** `npm run demo`: one incident from the short pool to the report, in a terminal. Ends 0 only if all of it happened. */
const log = pino({ name: 'rookery', level: process.env.LOG_LEVEL ?? 'silent' });
const around = await startSurroundings({ overlays: ['src/sandbox/config', 'src/sandbox/demo/config'] });
const workload = await startWorkload(around.tiers, { sampleEvery: 500 });
const bot = await startBot(await readSetup(around.variables), log);
try {
  transcribe(around.slack, console.log);
  await story({ ...around, workload, narrate: (line) => console.log(`\n── ${line}`) });
  console.log('\n── All of it happened.');
} catch (error) {
  console.error(`\n── Not all of it happened: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await bot.stop();
  await workload.stop();
  await around.stop();
}
process.exit();
