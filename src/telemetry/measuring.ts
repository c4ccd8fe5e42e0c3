import { performance } from 'node:perf_hooks';
import type { Dispatch } from '../dispatch/call.ts';
import { type Asked, answered, type Tiers } from '../tiers/tiers.ts';
import { categoryOf, type Event, type Telemetry } from './events.ts';

/** The same dispatch; every command is counted after it was answered. What is no verb is counted as `unknown`. */
export const withTelemetry =
  (dispatch: Dispatch, telemetry: Telemetry, isVerb: (word: string) => boolean): Dispatch =>
  async (words, call) => {
    const begun = performance.now();
    const reply = await dispatch(words, call);
    const verb = words[0]?.toLowerCase() ?? 'help';
    const command = isVerb(verb) ? verb : 'unknown';
    const duration_ms = Math.round(performance.now() - begun);
    telemetry.count({ name: 'bot_command', by: call.by, properties: { command, duration_ms } });
    return reply;
  };

/** The same tiers; every question is counted after it was answered. */
export const measuring = (tiers: Tiers, telemetry: Telemetry): Tiers => ({
  ...tiers,
  ask: async (...given) => {
    const asked = await tiers.ask(...given);
    telemetry.count(eventOf(asked));
    return asked;
  },
});

function eventOf(asked: Asked): Event {
  const { tier, question, ms } = asked;
  const common = { tier, question, query_duration_ms: Math.round(ms), performance_category: categoryOf(ms) };
  return answered(asked)
    ? {
        name: 'db_query_performance',
        properties: { ...common, affected_rows: asked.rows.length, verdict: asked.verdict },
      }
    : { name: 'db_query_failed', properties: { ...common, reason: asked.kind } };
}
