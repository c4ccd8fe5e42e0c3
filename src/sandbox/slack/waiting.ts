import { type Entry, type EntryOf, isKind, type Log } from './log.ts';

export type Patience = {
  /** How long to wait, in real milliseconds. */
  readonly timeout?: number;
  /** Entries before this number are not looked at; all are by default. */
  readonly since?: number;
};

/** The first entry of this kind that fits, whether it is already in the log or still to come. */
export function waitFor<K extends Entry['kind']>(
  log: Log,
  kind: K,
  fits: (entry: EntryOf<K>) => boolean = () => true,
  { timeout = 120_000, since = 0 }: Patience = {},
): Promise<EntryOf<K>> {
  return new Promise((resolve, reject) => {
    const look = (entry: Entry): boolean => {
      if (entry.n < since || !isKind(entry, kind) || !fits(entry)) return false;
      stop();
      resolve(entry);
      return true;
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`No fitting "${kind}" within ${timeout} ms. The last entries:\n${lastOf(log)}`));
    }, timeout);
    const off = log.on(look);
    const stop = () => {
      clearTimeout(timer);
      off();
    };
    log.entries.slice(since).some(look);
  });
}

function lastOf(log: Log): string {
  return log.entries
    .slice(-12)
    .map((entry) => JSON.stringify(entry).slice(0, 300))
    .join('\n');
}
