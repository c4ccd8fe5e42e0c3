import type { Environment } from '../config/environment.ts';
import type { Log } from '../dispatch/log.ts';
import { noTelemetry, type Telemetry } from './events.ts';

/** PostHog's package is loaded only where there is a key: the start waits for nothing it does not need. */
export async function startTelemetry(posthog: Environment['posthog'], log: Log): Promise<Telemetry> {
  if (!posthog) return noTelemetry;
  const { telemetry } = await import('./telemetry.ts');
  return telemetry({ ...posthog, log });
}
