import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import type { DeliveryKind } from '../log.ts';
import type { World } from '../world.ts';
import type { Carrier, Result } from './result.ts';

export type Deliver = {
  /** Commands, presses and forms: once, never again. */
  readonly once: (what: DeliveryKind, payload: JsonObject) => Promise<Result>;
  /** Events: again after each wait until they are acknowledged. */
  readonly event: (event: JsonObject) => Promise<Result>;
  /** The next event is delivered twice although it was acknowledged. */
  readonly repeatNextEvent: () => void;
};

export function deliverBy(world: World, carrier: () => Carrier, stopped: AbortSignal): Deliver {
  let deliveries = 0;
  let repeats = false;
  async function once(what: DeliveryKind, payload: JsonObject, attempt = 0, reason?: string): Promise<Result> {
    const delivery = ++deliveries;
    const { via, carry } = carrier();
    world.log.add({ kind: 'delivery', delivery, what, via, attempt, payload });
    const result = await carry({ what, payload, attempt, ...(reason === undefined ? {} : { reason }) });
    if (result.status === 'failed') world.log.add({ kind: 'unanswered', delivery, error: result.error });
    else world.log.add({ kind: 'acknowledged', delivery, payload: result.payload, ms: result.ms });
    return result;
  }
  async function event(inner: JsonObject): Promise<Result> {
    const payload = eventCallback(world, inner);
    let result = await once('event', payload);
    if (repeats && result.status === 'acknowledged') {
      repeats = false;
      result = await once('event', payload, 1, 'timeout');
    }
    for (const [index, wait] of world.settings.eventRetriesMs.entries()) {
      if (result.status === 'acknowledged' || result.noRetry) return result;
      if (await sleep(wait, false, { signal: stopped, ref: false }).catch(() => true)) return result;
      result = await once('event', payload, index + 1, reasonOf(result.error));
    }
    return result;
  }
  return {
    once,
    event,
    repeatNextEvent: () => {
      repeats = true;
    },
  };
}

function reasonOf(error: string): string {
  return error === 'operation_timeout' ? 'http_timeout' : 'http_error';
}

function eventCallback(world: World, event: JsonObject): JsonObject {
  const { team, bot } = world.settings;
  const eventTs = textOf(event.event_ts) ?? world.nextTs();
  return {
    token: 'local',
    team_id: team.id,
    context_team_id: team.id,
    api_app_id: bot.appId,
    event: { ...event, event_ts: eventTs },
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
