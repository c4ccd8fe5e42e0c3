import type { Log } from '../dispatch/log.ts';

export type HeartbeatSettings = {
  url: string;
  /** Whether the bot can do its work now. While it can't, it stays silent, and whoever listens raises the alarm. */
  well: () => boolean;
  log: Log;
  method?: 'GET' | 'POST';
  everyMs?: number;
};

/** Calls one address at once and then regularly, while the bot is well. Never throws; logs the first failure and the recovery. */
export function heartbeat({ url, well, log, method = 'GET', everyMs = 60_000 }: HeartbeatSettings): { stop(): void } {
  let failing = false;
  let calling = false;
  const beat = async () => {
    if (calling || !well()) return;
    calling = true;
    const trouble = await call(url, method);
    calling = false;
    if (trouble !== undefined && !failing) log.warn({ trouble }, 'the heartbeat does not arrive');
    if (trouble === undefined && failing) log.info({}, 'the heartbeat arrives again');
    failing = trouble !== undefined;
  };
  const timer = setInterval(beat, everyMs).unref();
  void beat();
  return { stop: () => clearInterval(timer) };
}

/** What went wrong, without the address: it is a secret. */
async function call(url: string, method: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { method, signal: AbortSignal.timeout(10_000) });
    void answer.body?.cancel();
    return answer.ok ? undefined : `it was answered with ${answer.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer';
  }
}
