import { createHmac } from 'node:crypto';
import { PostHog } from 'posthog-node';
import type { Log } from '../dispatch/log.ts';
import { type Event, noTelemetry, type Telemetry } from './events.ts';
import { forgivingFetch } from './forgiving-fetch.ts';

/** Without a key nothing is counted and nothing leaves the house. */
export type TelemetrySettings = { key?: string; host: string; log: Log; flushMs?: number };

/** Sends events to PostHog: statistics only, never the record. What waits is bounded; what is too much is lost. */
export function telemetry({ key, host, log, flushMs = 5_000 }: TelemetrySettings): Telemetry {
  if (key === undefined) return noTelemetry;
  const ending = new AbortController();
  const posthog = new PostHog(key, {
    host,
    flushInterval: flushMs,
    maxQueueSize: 1_000,
    requestTimeout: 5_000,
    fetchRetryCount: 0,
    enableExceptionAutocapture: false,
    fetch: forgivingFetch(log, ending.signal),
  });
  const stop = () => {
    setTimeout(() => ending.abort(), giveUpMs).unref();
    return posthog.shutdown(stopMs).catch(() => {});
  };
  return { count: (event) => posthog.capture(captured(event, key)), stop };
}

/** Requests under way are given up before the client counts its own shutdown as failed. */
const giveUpMs = 600;
const stopMs = 900;

const captured = (event: Event, key: string) => ({
  distinctId: 'by' in event ? distinctId(event.by, key) : 'bot',
  event: event.name,
  properties: { ...event.properties, $process_person_profile: false },
});

/** A person as a number that only this project gives to them; `bot`, `watch:…` and other callers by their name. */
export const distinctId = (by: string, key: string): string =>
  by === 'bot' || /^(watch|schedule|alert):/.test(by)
    ? by
    : createHmac('sha256', key).update(by).digest('hex').slice(0, 16);
