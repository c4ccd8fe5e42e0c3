import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';

/** Far longer than anything takes; it only ends what never comes. */
const patienceMs = 120_000;

/** Looks now and whenever anything happens in the workspace, until there is something to see. */
export function when<Found>(slack: LocalSlack, otherwise: string, look: () => Found | undefined): Promise<Found> {
  const seen = look();
  if (seen !== undefined) return Promise.resolve(seen);
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      off();
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(otherwise));
    }, patienceMs);
    const off = slack.on(() => {
      const found = look();
      if (found === undefined) return;
      end();
      resolve(found);
    });
  });
}
