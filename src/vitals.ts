import type { Check } from './http/health.ts';

type Organs = { journal: () => Promise<boolean>; slack: () => boolean };

/** Whether the bot is of use: for `/readyz`, which asks afresh, and for the heartbeat, which takes the last look. */
export type Vitals = { checks: readonly Check[]; now(): boolean; leave(): void };

const everyMs = 5_000;

export function vitals({ journal, slack }: Organs): Vitals {
  let leaving = false;
  let last = false;
  const look = async () => {
    last = (await journal()) && slack();
  };
  const timer = setInterval(() => void look(), everyMs).unref();
  void look();
  return {
    checks: [
      { name: 'journal', trouble: async () => ((await journal()) ? undefined : 'the journal does not answer') },
      { name: 'slack', trouble: async () => (slack() ? undefined : 'Slack is not connected') },
      { name: 'process', trouble: async () => (leaving ? 'the bot is stopping' : undefined) },
    ],
    now: () => last && !leaving,
    leave() {
      leaving = true;
      clearInterval(timer);
    },
  };
}
