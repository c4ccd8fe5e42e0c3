import type { Json, JsonObject } from '../json.ts';
import type { Desk } from './desk.ts';
import { closes, submits } from './forms.ts';
import { asksChoices, opensHome, reacts, uses } from './others.ts';
import { presses, type Spot } from './pressing.ts';
import { archives, joins, leaves, renames } from './rooms.ts';
import { types } from './typing.ts';

export type Acts = ReturnType<typeof actsAt>;

/** What people do. A person is named by id or name, a channel by id, `#name` or name, and direct messages with the bot by `@person`. */
export function actsAt(desk: Desk) {
  return {
    types: (who: string, channel: string, text: string, thread?: string) => types(desk, who, channel, text, thread),
    presses: (who: string, spot: Spot, what: string, choice?: Json) => presses(desk, who, spot, what, choice),
    submits: (who: string, view: string, values: JsonObject = {}) => submits(desk, who, view, values),
    closes: (who: string, view: string) => closes(desk, who, view),
    opensHome: (who: string) => opensHome(desk, who),
    reacts: (who: string, channel: string, ts: string, name: string) => reacts(desk, who, channel, ts, name),
    archives: (who: string, channel: string) => archives(desk.world, who, channel),
    renames: (who: string, channel: string, name: string) => renames(desk.world, who, channel, name),
    joins: (who: string, channel: string) => joins(desk.world, who, channel),
    leaves: (who: string, channel: string) => leaves(desk.world, who, channel),
    uses: (who: string, callback: string, on?: { channel: string; ts: string }) => uses(desk, who, callback, on),
    asksChoices: (who: string, action: string, typed: string, view?: string) =>
      asksChoices(desk, who, action, typed, view),
  };
}
