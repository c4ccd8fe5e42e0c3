import type { Json, JsonObject } from './json.ts';
import type { Message } from './workspace.ts';

export type TokenKind = 'bot' | 'app' | 'none' | 'unknown';
export type DeliveryKind = 'command' | 'action' | 'submission' | 'closing' | 'shortcut' | 'suggestion' | 'event';

type Call = { readonly call: number; readonly method: string; readonly args: JsonObject; readonly token: TokenKind };
type CallEnd = { readonly began: number; readonly ended: number; readonly answer: JsonObject | undefined };

/** Everything that happens in the workspace. Times are milliseconds of its clock. */
export type Happening =
  | ({ readonly kind: 'calling' } & Call)
  | ({ readonly kind: 'called' /** 0: the connection was cut instead. */; readonly status: number } & Call & CallEnd)
  | {
      readonly kind: 'delivery';
      readonly delivery: number;
      readonly what: DeliveryKind;
      readonly via: 'socket' | 'http';
      readonly attempt: number;
      readonly payload: JsonObject;
    }
  | { readonly kind: 'acknowledged'; readonly delivery: number; readonly payload: Json; readonly ms: number }
  | { readonly kind: 'unanswered'; readonly delivery: number; readonly error: string }
  | { readonly kind: 'posted'; readonly message: Message }
  | { readonly kind: 'updated'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly message: Message }
  | { readonly kind: 'notice'; readonly person: string; readonly channel: string | undefined; readonly text: string }
  | {
      readonly kind: 'view';
      readonly what: 'opened' | 'updated' | 'pushed' | 'closed' | 'published';
      readonly person: string;
      readonly view: JsonObject;
    }
  | { readonly kind: 'channel'; readonly what: string; readonly channel: string; readonly person: string | undefined }
  | { readonly kind: 'socket'; readonly what: 'opened' | 'closed'; readonly open: number };

export type Entry = Happening & { readonly n: number; readonly at: number };
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

export type Log = {
  readonly entries: readonly Entry[];
  readonly add: (happening: Happening) => void;
  readonly on: (listener: (entry: Entry) => void) => () => void;
};

export function newLog(now: () => number): Log {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  return {
    entries,
    add(happening) {
      const entry = { ...happening, n: entries.length, at: now() };
      entries.push(entry);
      for (const listener of [...listeners]) listener(entry);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function isKind<K extends Entry['kind']>(entry: Entry, kind: K): entry is EntryOf<K> {
  return entry.kind === kind;
}
