/** What came before within ten minutes, which is twice as long as Slack's signature is good for. */
export function replayMemory(nowMs: () => number) {
  const seen = new Map<string, number>();
  return {
    /** True the first time only. */
    isNew(key: string): boolean {
      const now = nowMs();
      forget(seen, now);
      if (seen.has(key)) return false;
      seen.set(key, now + rememberedMs);
      return true;
    },
  };
}

export type ReplayMemory = ReturnType<typeof replayMemory>;

const rememberedMs = 600_000;

/** Oldest first, as a Map keeps them. */
function forget(seen: Map<string, number>, now: number): void {
  for (const [key, until] of seen) {
    if (until > now) return;
    seen.delete(key);
  }
}
