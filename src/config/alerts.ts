import { z } from 'zod';
import { named, someTime, text, variable } from './vocabulary.ts';

export const alertsFile = z
  .strictObject({
    heartbeat: z.strictObject({ url: variable, every: someTime }),
    posthog: z.strictObject({ key: variable, host: variable, dashboard: text }),
    sources: named(z.strictObject({})),
  })
  .transform(({ heartbeat, posthog, sources }) => ({
    heartbeat: { urlVariable: heartbeat.url, everyMs: heartbeat.every },
    posthog: { keyVariable: posthog.key, hostVariable: posthog.host, dashboard: posthog.dashboard },
    sources,
  }));

export type Alerts = z.output<typeof alertsFile>;
