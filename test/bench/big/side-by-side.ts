import { median } from '../numbers.ts';
import type { BareAsks } from './bare-asks.ts';
import { bodyBlocks } from './bodies.ts';
import type { BotAsks } from './bot-asks.ts';
import type { Asking } from './texts.ts';
import type { BigTier } from './tier.ts';

/** One question of the bot and of a bare client, medians in ms; `blocks` of stored bodies that its statement read. */
export type Measured = { name: string; bot_ms: number; bare_ms: number; blocks: number; silence: string | undefined };

export type Sides = { bot: BotAsks; bare: BareAsks; tier: BigTier };

/** Asks one question of both in turn, so that what else the machine does meets both alike. The first round warms. */
export async function sideBySide({ bot, bare, tier }: Sides, asking: Asking): Promise<Measured> {
  const { name } = asking.question;
  const words = [name, asking.tier, ...asking.words];
  const before = await blocksRead(bare, tier);
  const warming = await bare.ask(asking.sql, asking.values);
  const blocks = (await blocksRead(bare, tier)) - before;
  const { silence } = await bot.ask(words);
  const found: { bot: number[]; bare: number[] } = { bot: [], bare: [] };
  for (let round = 0; round < roundsOf(warming); round++) {
    found.bot.push((await bot.ask(words)).ms);
    found.bare.push(await bare.ask(asking.sql, asking.values));
  }
  return { name, bot_ms: median(found.bot), bare_ms: median(found.bare), blocks, silence };
}

/** What is over in a moment is measured more often: a busy machine gives a moment to somebody else now and then. */
const roundsOf = (ms: number): number => (ms > 1_000 ? 5 : ms > 100 ? 9 : 25);

async function blocksRead(bare: BareAsks, { admin }: BigTier): Promise<number> {
  await bare.counted();
  return Number((await admin(bodyBlocks))[0]?.blocks);
}
