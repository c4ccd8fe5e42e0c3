import { median } from './numbers.ts';
import { bot, type Stage } from './stage.ts';

/** Seconds from starting the production entry to `/readyz` 200, with a journal that is there already. */
export async function starting({ start }: Stage, rounds: number): Promise<number> {
  await (await start(bot)).stop();
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const app = await start(bot);
    found.push(app.readyMs / 1_000);
    await app.stop();
  }
  return median(found);
}
