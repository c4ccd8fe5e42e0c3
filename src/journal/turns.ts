import { setTimeout as wait } from 'node:timers/promises';

export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets those of this process who want the same thing go one after another, so that they do not beat each other. Correctness does
 * not depend on it: nobody waits longer than `patienceMs`, so that one that hangs does not make the others late.
 */
export function turns(patienceMs: number): InTurn {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = last.get(key);
    const mine = before === undefined ? work() : Promise.race([before, wait(patienceMs)]).then(work);
    const over = () => {
      if (last.get(key) === done) last.delete(key);
    };
    const done: Promise<void> = mine.then(over, over);
    last.set(key, done);
    return mine;
  };
}
