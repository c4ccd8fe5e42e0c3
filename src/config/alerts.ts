import { z } from 'zod';
import { someTime, text, variable } from './vocabulary.ts';

export const alertsFile = z
  .strictObject({
    heartbeat: z.strictObject({ url: variable, every: someTime }),
    posthog: z.strictObject({ key: variable, host: variable, dashboard: text.optional() }),
  })
  .transform(({ heartbeat, posthog }) => ({
    heartbeat: { urlVariable: heartbeat.url, everyMs: heartbeat.every },
    posthog: { keyVariable: posthog.key, hostVariable: posthog.host },
  }));
