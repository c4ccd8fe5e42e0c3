import type { Mail } from './read.ts';

export type Mailbox = {
  received: readonly Mail[];
  /** How many there are with this one. */
  put(mail: Mail): number;
  /** Resolves with the first mail, here already or still to come, that is wanted. */
  mail(wanted: (mail: Mail) => boolean): Promise<Mail>;
};

export function mailbox(): Mailbox {
  const received: Mail[] = [];
  const lookers = new Set<() => void>();
  return {
    received,
    put: (mail) => {
      const count = received.push(mail);
      for (const look of lookers) look();
      return count;
    },
    mail: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = received.find(wanted);
          if (found === undefined) return;
          lookers.delete(look);
          resolve(found);
        };
        lookers.add(look);
        look();
      }),
  };
}
