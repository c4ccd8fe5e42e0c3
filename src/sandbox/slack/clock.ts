/** Milliseconds since 1970, as the workspace believes them to be. */
export type Clock = { readonly now: () => number };

export type HandSetClock = Clock & { readonly set: (ms: number) => void; readonly advance: (ms: number) => void };

export const realClock: Clock = { now: () => Date.now() };

export function handSetClock(start: number): HandSetClock {
  let ms = start;
  return {
    now: () => ms,
    set: (to) => {
      ms = to;
    },
    advance: (by) => {
      ms += by;
    },
  };
}

/** Makes message timestamps: seconds and microseconds, each later than the one before even when the clock stands still. */
export function timestamps(clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1000);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
