/** Something to wait at: whoever waits is woken by a ring, by one that came before, or when the time is over. */
export type Bell = { ring(): void; wait(ms: number | undefined): Promise<void> };

export function bell(): Bell {
  let rung = false;
  let answer = () => {};
  return {
    ring() {
      rung = true;
      answer();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(() => answer(), ms);
        answer = () => {
          clearTimeout(timer);
          rung = false;
          answer = () => {};
          resolve();
        };
        if (rung) answer();
      }),
  };
}
