import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config/load.ts';
import { root } from '../../src/root.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { bareAsks } from './big/bare-asks.ts';
import { botAsks } from './big/bot-asks.ts';
import { fourTiers } from './big/four-tiers.ts';
import { lineOf, overLimits } from './big/line.ts';
import { type Sides, sideBySide } from './big/side-by-side.ts';
import { type Asking, textsFor } from './big/texts.ts';
import { type BigTier, type Size, startBigTier } from './big/tier.ts';
import { rounded } from './numbers.ts';

/** By the name of the question's text; and `four_tiers_ratio`. */
export type Catalogue = Record<string, { bot_ms: number; bare_ms: number } | number>;

export const big: Size = { jobs: 3_000_000, samples: 2_000_000, bodies: 20_000, tables: 5_000 };
export const small: Size = { jobs: 150_000, samples: 100_000, bodies: 1_000, tables: 250 };

/** Every question of a big tier, each beside the same SQL in a bare client; and one of four tiers at once. */
export async function catalogue(size: Size): Promise<Catalogue> {
  const tier = await startBigTier(size);
  try {
    return await measured(tier);
  } finally {
    await tier.stop();
  }
}

async function measured(tier: BigTier): Promise<Catalogue> {
  const config = loadConfig(fileURLToPath(root), ['src/sandbox/config', 'test/bench/config']);
  const names = config.tiers.map(({ name }) => name);
  const { questions } = await loadQuestions(fileURLToPath(new URL('config/queries', root)), names);
  const bare = await bareAsks(tier.url);
  const texts = await textsFor(tier.url, questions, { ...given, pid: String(bare.pid) });
  const asked = texts.map(({ question }) => question);
  const bot = botAsks(config, tier.url, asked);
  try {
    const figures = await eachBeside({ bot, bare, tier }, texts);
    const widest = texts.find(({ question }) => question.name === 'size');
    return widest ? { ...figures, four_tiers_ratio: rounded(await fourTiers(bot, tier.url, widest)) } : figures;
  } finally {
    bot.close();
    await bare.close();
  }
}

const given = { pool: 'primary_pool', role: 'app_user', queue: 'email-sending', relation: 'jobs', index: 'jobs_pkey' };

async function eachBeside(sides: Sides, texts: readonly Asking[]): Promise<Catalogue> {
  const figures: Catalogue = {};
  let over = 0;
  for (const asking of texts) {
    const found = await sideBySide(sides, asking);
    const missed = overLimits(found, asking.question.limitMs ?? 5_000);
    over += missed.length > 0 ? 1 : 0;
    console.log(lineOf(found, missed));
    figures[found.name] = { bot_ms: rounded(found.bot_ms), bare_ms: rounded(found.bare_ms) };
  }
  console.log(`  ${texts.length} texts of questions, ${over} over a limit`);
  return figures;
}
