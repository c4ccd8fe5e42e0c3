/** Counts what is being worked on, so that stopping can wait for it. */
export type Work = {
  during(task: () => Promise<void>): Promise<void>;
  /** True when nothing is left, false when `deadlineMs` came first. */
  drained(deadlineMs: number): Promise<boolean>;
};

export function work(): Work {
  const running = new Set<Promise<void>>();
  return {
    async during(task) {
      const one = task();
      running.add(one);
      await one.finally(() => running.delete(one));
    },
    async drained(deadlineMs) {
      let timeout: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timeout = setTimeout(() => resolve(false), deadlineMs);
      });
      const done = Promise.allSettled(running).then(() => true);
      return Promise.race([done, late]).finally(() => clearTimeout(timeout));
    },
  };
}
