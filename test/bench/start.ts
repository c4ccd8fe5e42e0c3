import { bot, type Stage } from './stage.ts';
import { type Versus, versus } from './versus.ts';

/**
 * Seconds from starting the production entry to `/readyz` 200, with a journal that is there already; beside it, to tell a
 * slow bot from a slow minute, how long an app takes that is nothing but Bolt.
 */
export async function starting({ start }: Stage, rounds: number): Promise<Versus> {
  await (await start(bot)).stop();
  const apps = { bot: () => start(bot), floor: () => start('test/bench/bare-help.js') };
  return versus(rounds, apps, async ({ readyMs }) => readyMs / 1_000);
}
