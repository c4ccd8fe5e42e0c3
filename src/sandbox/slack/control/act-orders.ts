import { z } from 'zod';
import type { Acts } from '../acts/index.ts';
import { fromJson, type Json } from '../json.ts';
import type { Order } from './sandbox-api.ts';
import { messageForPage } from './state.ts';

const word = z.string();
const json = z.json();
const typing = z.strictObject({ person: word, channel: word, text: word, thread: word.optional() });
const spot = z.union([z.strictObject({ channel: word, ts: word }), z.strictObject({ view: word })]);
const pressing = z.strictObject({ person: word, spot, what: word, choice: json.optional() });
const submitting = z.strictObject({ person: word, view: word, values: z.record(word, json).default({}) });
const closing = z.strictObject({ person: word, view: word });
const somebody = z.strictObject({ person: word });
const moving = z.strictObject({ person: word, channel: word });
const reacting = z.strictObject({ person: word, channel: word, ts: word, name: word });

/** What people do, ordered over HTTP; each is answered when the app has acknowledged it. */
export function actOrders(acts: Acts): Readonly<Record<string, Order>> {
  return {
    async types(body) {
      const { person, channel, text, thread } = typing.parse(body);
      const typed = await acts.types(person, channel, text, thread);
      return typed.status === 'posted' ? { status: 'posted', message: messageForPage(typed.message) } : asJson(typed);
    },
    async presses(body) {
      const { person, spot, what, choice } = pressing.parse(body);
      return asJson(await acts.presses(person, spot, what, choice));
    },
    async submits(body) {
      const { person, view, values } = submitting.parse(body);
      return asJson(await acts.submits(person, view, values));
    },
    async closes(body) {
      const { person, view } = closing.parse(body);
      return asJson(await acts.closes(person, view));
    },
    async 'opens-home'(body) {
      return asJson(await acts.opensHome(somebody.parse(body).person));
    },
    archives: (body) => moved(acts.archives, body),
    joins: (body) => moved(acts.joins, body),
    leaves: (body) => moved(acts.leaves, body),
    reacts(body) {
      const { person, channel, ts, name } = reacting.parse(body);
      acts.reacts(person, channel, ts, name);
      return {};
    },
  };
}

function moved(act: (who: string, channel: string) => void, body: unknown): Json {
  const { person, channel } = moving.parse(body);
  act(person, channel);
  return {};
}

function asJson(value: unknown): Json {
  return fromJson(JSON.stringify(value ?? {})) ?? {};
}
