import type { App } from './app.ts';
import { median } from './numbers.ts';

/** Figures of the bot and of its floor, the medians of rounds that alternated. */
export type Versus = { bot: number; floor: number; ratio: number };

/**
 * Measures two apps in turn, each in processes of its own, so that what else the machine does meets both alike.
 * A round starts its app anew, because both would hold the sockets of one Slack.
 */
export async function versus(
  rounds: number,
  { bot, floor }: { bot: () => Promise<App>; floor: () => Promise<App> },
  measured: (app: App) => Promise<number>,
): Promise<Versus> {
  const found: { bot: number[]; floor: number[] } = { bot: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    found.bot.push(await inTurn(bot, measured));
    found.floor.push(await inTurn(floor, measured));
  }
  const [one, other] = [median(found.bot), median(found.floor)];
  return { bot: one, floor: other, ratio: one / other };
}

async function inTurn(start: () => Promise<App>, measured: (app: App) => Promise<number>): Promise<number> {
  const app = await start();
  try {
    return await measured(app);
  } finally {
    await app.stop();
  }
}
