/** What can go wrong with a Web API call. */
export type Fault =
  /** An HTTP status such as 429 or 500; nothing is done. `retryAfter` is in seconds. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Slack's own refusal by name; nothing is done. */
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Never answered and never done. */
  | { readonly kind: 'hang' }
  /** The connection is cut before anything is done. */
  | { readonly kind: 'refuse' }
  /** Done, and the connection cut instead of an answer. */
  | { readonly kind: 'drop' }
  /** Waits before or after doing it, until let go. */
  | { readonly kind: 'hold'; readonly when: 'before' | 'after'; readonly until: Promise<unknown> };

export type Reach = {
  /** The first call hit, counted from now; 1 by default. */
  readonly nth?: number;
  /** How many calls are hit; 1 by default. */
  readonly times?: number;
};

export type SetFault = { readonly hits: () => number; readonly lift: () => void };

export type Faults = {
  /** `method` may be `*`. */
  readonly set: (method: string, fault: Fault, reach?: Reach) => SetFault;
  readonly next: (method: string) => Fault | undefined;
  readonly clear: () => void;
};

export function newFaults(): Faults {
  const rules = new Set<{ method: string; fault: Fault; from: number; to: number; seen: number }>();
  return {
    set(method, fault, { nth = 1, times = 1 } = {}) {
      const rule = { method, fault, from: nth, to: nth + times - 1, seen: 0 };
      rules.add(rule);
      return {
        hits: () => Math.max(0, Math.min(rule.seen, rule.to) - rule.from + 1),
        lift: () => rules.delete(rule),
      };
    },
    next(method) {
      const concerned = [...rules].filter((rule) => rule.method === '*' || rule.method === method);
      for (const rule of concerned) rule.seen += 1;
      return concerned.find((rule) => rule.seen >= rule.from && rule.seen <= rule.to)?.fault;
    },
    clear: () => rules.clear(),
  };
}
