import type { Connection } from './connection.ts';
import { Overdue } from './read.ts';
import { codeOf } from './silence.ts';

/** The connections of one process to one tier: one stays warm, a second comes when the first is busy. */
export type Lane<C> = {
  /** A connection that nobody uses; `warm` says that it was there before. Waits its turn until the deadline. */
  take(deadline: AbortSignal): Promise<{ held: C; warm: boolean }>;
  give(held: C): void;
  drop(held: C): void;
  close(): void;
};

type Held = { connection: Connection };

export function createLane<C extends Held>(open: () => Promise<C>, most = 2, idleMs = 10_000): Lane<C> {
  const idle: C[] = [];
  const waiting: (() => void)[] = [];
  let used = 0;
  let closed = false;

  const wake = () => waiting.shift()?.();
  const forget = (held: C) => {
    const index = idle.indexOf(held);
    if (index >= 0) idle.splice(index, 1);
    held.connection.destroy();
  };

  async function take(deadline: AbortSignal, again = false): Promise<{ held: C; warm: boolean }> {
    while (used >= most) await turn(waiting, deadline);
    used += 1;
    const held = idle.find(({ connection }) => !connection.lost());
    for (const stale of idle.filter(({ connection }) => connection.lost())) forget(stale);
    if (held) {
      idle.splice(idle.indexOf(held), 1);
      return { held, warm: true };
    }
    try {
      return { held: await beforeDeadline(open(), deadline), warm: false };
    } catch (error) {
      used -= 1;
      const full = codeOf(error) === '53300';
      // No second slot is to be had: the first one answers both.
      if (full && idle.length > 0) return take(deadline, again);
      if (full && used > 0) return turn(waiting, deadline).then(() => take(deadline, again));
      const refusedTogether = full && waiting.length > 0 && !again;
      wake();
      // Of two that come at once the server may refuse both, each because of the other: they try once more, in turn.
      if (refusedTogether) return turn(waiting, deadline).then(() => take(deadline, true));
      throw error;
    }
  }

  function give(held: C): void {
    used -= 1;
    if (closed || held.connection.lost()) held.connection.destroy();
    else {
      idle.unshift(held);
      const spare = idle[1];
      if (spare) setTimeout(() => idle.length > 1 && idle.includes(spare) && forget(spare), idleMs).unref();
    }
    wake();
  }

  function drop(held: C): void {
    used -= 1;
    held.connection.destroy();
    wake();
  }

  return {
    take: (deadline) => take(deadline),
    give,
    drop,
    close: () => {
      closed = true;
      for (const held of [...idle]) forget(held);
    },
  };
}

function turn(waiting: (() => void)[], deadline: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(new Overdue());
    };
    const go = () => {
      deadline.removeEventListener('abort', late);
      resolve();
    };
    if (deadline.aborted) return reject(new Overdue());
    waiting.push(go);
    deadline.addEventListener('abort', late, { once: true });
  });
}

/** A connection that is made too late is ended, not kept: nobody waits for it. */
function beforeDeadline<C extends Held>(opening: Promise<C>, deadline: AbortSignal): Promise<C> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Overdue());
    if (deadline.aborted) late();
    deadline.addEventListener('abort', late, { once: true });
    opening
      .then((held) => (deadline.aborted ? held.connection.destroy() : resolve(held)), reject)
      .finally(() => {
        deadline.removeEventListener('abort', late);
      });
  });
}
