import { Refusal } from '../../src/refusal.ts';
import type { Acting, Prepared } from '../../src/tiers/acting.ts';

/** Nothing can be changed: no action is set up. */
export const noActions: Acting = {
  actions: [],
  decidedWithinMs: 600_000,
  prepare: async (action) => {
    throw unknown(action);
  },
  impact: async () => ({ locks: [], plan: [] }),
  perform: async ({ action }: Prepared) => ({ outcome: 'failed', error: unknown(action).message, ms: 0 }),
  verify: async () => undefined,
  undo: () => undefined,
  offered: () => false,
};

const unknown = (action: string): Refusal => new Refusal(`There is no action "${action}".`);
