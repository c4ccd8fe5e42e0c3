import { acknowledging } from './ack.ts';
import { startApp } from './app.ts';
import { holding } from './memory.ts';
import { rounded } from './numbers.ts';
import { asking } from './question.ts';
import { big, catalogue, small } from './questions.ts';
import { openingCounted } from './round-trips.ts';
import { bot, type Stage, setStage } from './stage.ts';
import { starting } from './start.ts';
import type { Versus } from './versus.ts';
import { warmed } from './warmed.ts';

/**
 * `npm run bench [-- PART…] [--quick] [--http]`: how the bot compares with bare apps that do the same; the last line is JSON.
 * Parts are ack, question, trips, ready and rss; all of them unless some are named. One more goes only when it is named:
 * questions, for which a tier with millions of rows is made.
 */
type Figures = Record<string, unknown>;

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const quick = flags.includes('--quick');

const parts: Record<string, (stage: Stage) => Promise<Figures>> = {
  async ack(stage) {
    const found = await acknowledging(stage, quick ? { rounds: 3, count: 1_000 } : { rounds: 7, count: 4_000 });
    return { ack_p99_ratio: told('p99 of acknowledging /db help, 32 at once', found) };
  },
  async question(stage) {
    const found = await asking(stage, quick ? { rounds: 3, count: 200 } : { rounds: 7, count: 500 });
    return { question_ratio: told('median of /db pools oltp to its answer', found) };
  },
  async trips({ around }) {
    const app = await startApp(bot, around.variables);
    await warmed(around.slack);
    const { firstPage, opening } = await openingCounted(around.slack);
    await app.stop();
    console.log(`  round trips: ${firstPage} to the first page (at most 1), ${opening} to the opened room (at most 6)`);
    return { first_page_round_trips: firstPage, opening_round_trips: opening };
  },
  async ready(stage) {
    const found = await starting(stage, 5);
    console.log(`  from start to ready: ${rounded(found.bot)} s (at most 1.5), bare Bolt ${rounded(found.floor)} s`);
    return { ready_s: rounded(found.bot) };
  },
  async rss(stage) {
    const megabytes = await holding(stage, quick ? 2_000 : 10_000);
    console.log(`  memory after the commands: ${rounded(megabytes, 0)} MB (at most 200)`);
    return { rss_mb: rounded(megabytes, 1) };
  },
};

const known = [...Object.keys(parts), 'questions'];
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}; there are ${known.join(', ')}.`);

const figures: Figures = {};
const wanted = Object.entries(parts).filter(([name]) => chosen.length === 0 || chosen.includes(name));
if (wanted.length > 0) await onStage(wanted.map(([, measure]) => measure));
if (chosen.includes('questions')) Object.assign(figures, await catalogue(quick ? small : big));
console.log(JSON.stringify(figures));
process.exit();

async function onStage(measures: readonly ((stage: Stage) => Promise<Figures>)[]): Promise<void> {
  const stage = await setStage(flags.includes('--http') ? 'http' : 'socket');
  try {
    for (const measure of measures) Object.assign(figures, await measure(stage));
  } finally {
    await stage.stop();
  }
}

function told(what: string, { bot, floor, ratio }: Versus): number {
  console.log(`  ${what}: ${rounded(bot)} ms, bare ${rounded(floor)} ms, ratio ${rounded(ratio)} (at most 1.5)`);
  return rounded(ratio);
}
