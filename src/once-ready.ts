type Begun = { stop(): unknown };

const lookEveryMs = 20;
const patienceMs = 5_000;

/**
 * Begins what can wait as soon as the bot is of use, or when the patience is over: reading the clock and the tiers would
 * make the bot itself come later. Stopped before that, it begins nothing.
 */
export function onceReady(
  isReady: () => boolean,
  begin: () => readonly (Begun | undefined)[],
): { stop(): Promise<void> } {
  let begun: readonly (Begun | undefined)[] = [];
  let left = patienceMs;
  const timer = setInterval(() => {
    left -= lookEveryMs;
    if (!isReady() && left > 0) return;
    clearInterval(timer);
    begun = begin();
  }, lookEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(begun.map((one) => one?.stop()));
    },
  };
}
