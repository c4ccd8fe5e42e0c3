import type { Log } from './dispatch/log.ts';
import type { Problem } from './problems.ts';

type Options = { prove: () => Promise<readonly Problem[]>; log: Log; afterMs?: number };

/** Has the tiers look at every text once, a while after the start, and logs what does not fit, by file and line. */
export function sayUnfit({ prove, log, afterMs = 20_000 }: Options): { stop(): void } {
  let stopped = false;
  const look = async () => {
    const found = await prove();
    if (stopped) return;
    for (const { where, what } of found) log.warn({ where }, `A question or an action does not fit: ${where}: ${what}`);
  };
  const report = (err: unknown) => log.warn({ err }, 'nobody can say whether the questions fit the tiers');
  const timer = setTimeout(() => void look().catch(report), afterMs);
  timer.unref();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
