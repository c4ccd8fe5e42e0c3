/** A clock that stands still until a test moves it. */
export type HandClock = { now(): Date; set(at: Date): void; advance(ms: number): void };

export function handClock(start: Date = new Date('2026-11-22T09:00:00.000Z')): HandClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}
