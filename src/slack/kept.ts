/** What Slack was asked once, kept for ten minutes; a failure is not kept. */
export type Kept<Value> = {
  /** The answer itself when it is there already. */
  of(key: string): Value | Promise<Value>;
  /** Asks before it would be forgotten; until Slack answers the old answer stands. */
  renew(key: string): Promise<Value>;
  know(key: string, value: Value): void;
};

export function kept<Value>(nowMs: () => number, ask: (key: string) => Promise<Value>): Kept<Value> {
  const answers = new Map<string, { value: Value | Promise<Value>; until: number }>();
  const know = (key: string, value: Value) => void answers.set(key, { value, until: nowMs() + keptMs });
  const renew = async (key: string) => {
    const value = await ask(key);
    know(key, value);
    return value;
  };
  return {
    of(key) {
      const known = answers.get(key);
      if (known && known.until > nowMs()) return known.value;
      const value = renew(key);
      answers.set(key, { value, until: nowMs() + keptMs });
      value.catch(() => answers.delete(key));
      return value;
    },
    renew,
    know,
  };
}

const keptMs = 600_000;

/** Often enough that nothing is ever forgotten in between. */
export const renewMs = keptMs / 2;
