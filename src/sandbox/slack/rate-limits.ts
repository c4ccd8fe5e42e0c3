import type { Tier } from './methods/method.ts';

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const minute = 60_000;

/** Says how many seconds to wait, or undefined when the call is within the limit. */
export type RateLimits = (method: string, tier: Tier, channel: string, now: number) => number | undefined;

/** Each method has its own minute; posting has a second for each channel. */
export function newRateLimits(): RateLimits {
  const calls = new Map<string, number[]>();
  return (method, tier, channel, now) => {
    if (tier === 'unlimited') return undefined;
    const key = tier === 'posting' ? `${method} ${channel}` : method;
    const [most, span] = tier === 'posting' ? [1, 1000] : [perMinute[tier], minute];
    const recent = (calls.get(key) ?? []).filter((at) => at > now - span);
    calls.set(key, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= most) return Math.ceil((oldest + span - now) / 1000);
    recent.push(now);
    return undefined;
  };
}
