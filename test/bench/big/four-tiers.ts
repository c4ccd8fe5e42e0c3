import { median, rounded } from '../numbers.ts';
import { type BareAsks, bareAsks } from './bare-asks.ts';
import type { BotAsks } from './bot-asks.ts';
import type { Asking } from './texts.ts';

/** How much longer `/db QUESTION all` takes than the same four statements, which four bare clients send at once. */
export async function fourTiers(bot: BotAsks, url: string, { question, sql, values }: Asking): Promise<number> {
  const four = await Promise.all(question.tiers.map(() => bareAsks(url)));
  const found: { bot: number[]; bare: number[] } = { bot: [], bare: [] };
  for (let round = 0; round < 6; round++) {
    const { ms, silence } = await bot.ask([question.name, 'all']);
    if (silence !== undefined) throw new Error(silence);
    const bare = await atOnce(four, sql, values);
    // The first round warms the connections.
    if (round === 0) continue;
    found.bot.push(ms);
    found.bare.push(bare);
  }
  await Promise.all(four.map((one) => one.close()));
  const [one, other] = [median(found.bot), median(found.bare)];
  const figures = `${rounded(one)} ms, four bare clients ${rounded(other)} ms, ratio ${rounded(one / other)}`;
  console.log(`  /db ${question.name} all: ${figures} (at most 1.3)`);
  return one / other;
}

async function atOnce(clients: readonly BareAsks[], sql: string, values: Asking['values']): Promise<number> {
  const began = performance.now();
  await Promise.all(clients.map((one) => one.ask(sql, values)));
  return performance.now() - began;
}
