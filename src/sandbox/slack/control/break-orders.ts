import { z } from 'zod';
import type { Breaks } from '../breaks.ts';
import type { Fault } from '../faults.ts';
import type { Order } from './sandbox-api.ts';

const count = z.int().positive();
const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: z.int(), retryAfter: z.number().optional() }),
  z.strictObject({ kind: z.literal('error'), error: z.string() }),
  z.strictObject({ kind: z.literal('slow'), ms: z.number() }),
  z.strictObject({ kind: z.literal('hang') }),
  z.strictObject({ kind: z.literal('refuse') }),
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('hold'), when: z.enum(['before', 'after']), gate: z.string() }),
]);
const setting = z.strictObject({ method: z.string(), fault, nth: count.default(1), times: count.default(1) });
const gate = z.strictObject({ gate: z.string() });
const refreshing = z.strictObject({ which: z.enum(['oldest', 'all']).default('oldest') });
const skewing = z.strictObject({ seconds: z.number() });

/** What goes wrong, ordered over HTTP. A held call waits at a gate, and goes on when that gate is opened. */
export function breakOrders(breaks: Breaks): Readonly<Record<string, Order>> {
  const gates = new Map<string, () => void>();
  const faultFrom = (asked: z.infer<typeof fault>): Fault => {
    if (asked.kind === 'status') return { kind: 'status', status: asked.status, ...retry(asked.retryAfter) };
    if (asked.kind !== 'hold') return asked;
    const until = new Promise<void>((open) => gates.set(asked.gate, open));
    return { kind: 'hold', when: asked.when, until };
  };
  return {
    fault(body) {
      const { method, fault, nth, times } = setting.parse(body);
      breaks.fault(method, faultFrom(fault), { nth, times });
      return {};
    },
    'clear-faults': () => done(breaks.clearFaults),
    'open-gate': (body) => done(gates.get(gate.parse(body).gate)),
    'refresh-sockets': (body) => done(() => breaks.refreshSockets(refreshing.parse(body).which)),
    'cut-sockets': () => done(breaks.cutSockets),
    'repeat-next-event': () => done(breaks.repeatNextEvent),
    'skew-signatures': (body) => done(() => breaks.skewSignatures(skewing.parse(body).seconds)),
  };
}

function retry(retryAfter: number | undefined): { retryAfter?: number } {
  return retryAfter === undefined ? {} : { retryAfter };
}

function done(act: (() => void) | undefined): { done: boolean } {
  act?.();
  return { done: act !== undefined };
}
