import { Refusal } from '../../src/refusal.ts';
import type { Acting, Action, Performed, Prepared } from '../../src/tiers/acting.ts';
import type { Asked, Row } from '../../src/tiers/tiers.ts';

/** One tier as a test sets it: what it is about now, what comes of doing it, and how often it was done. */
export type Tier = {
  seen: Row[];
  done: number;
  outcome: () => Promise<Performed>;
  holds: boolean;
  /** How long a look afterwards takes. */
  looking?: () => Promise<void>;
  because?: string;
  undo?: string[];
  waitMs?: number;
  statement?: string;
  /** What was taken from what was seen, behind the words that were typed. */
  taken?: string[];
};

const cancel: Action = {
  ...{ name: 'cancel', summary: 'Cancel a statement', tiers: ['oltp'], approval: 'confirm' },
  arguments: [{ name: 'pid', type: 'int', optional: false }],
};
const build: Action = {
  ...{ ...cancel, name: 'build', tiers: ['oltp', 'queue'], approval: 'two-person', throughRunbook: true },
  arguments: [{ name: 'index', type: 'text', optional: false }],
};
const scale: Action = { ...cancel, name: 'scale-pool', summary: 'Give a pool more room', approval: 'two-person' };

/** Actions on a tier that is a plain object. */
export function actingOn(tier: Tier): Acting {
  const prepare = async (name: string, on: string, words: readonly string[]): Promise<Prepared> => {
    const args = tier.taken ? [...words.slice(0, 1), ...tier.taken] : words;
    if (tier.seen.length === 0) throw new Refusal('The target is gone, or was never there.');
    const { approval } = name === 'cancel' ? cancel : scale;
    return {
      ...{
        action: name,
        tier: on,
        arguments: args,
        statement: tier.statement ?? `select ${name}($1)`,
        effect: `It does ${name} ${args[0]}.`,
      },
      ...{ hash: JSON.stringify([name, on, args, tier.seen]), seen: [...tier.seen] },
      approval: tier.because === undefined ? approval : 'two-person',
      ...(tier.because !== undefined && { because: tier.because }),
      ...(tier.waitMs !== undefined && { waitMs: tier.waitMs }),
    };
  };
  return {
    undo: ({ arguments: [, ...more] }) => tier.undo && [...tier.undo, ...more],
    actions: [cancel, scale, build],
    decidedWithinMs: 600_000,
    prepare,
    impact: async () => ({ rows: 1, locks: ['RowExclusiveLock on connection_pool_config'], plan: ['Update'] }),
    perform: async () => {
      tier.done += 1;
      return tier.outcome();
    },
    offered: (_, answer, row) => answer.rows[row]?.role !== 'backup_user',
    verify: async () => {
      await tier.looking?.();
      return { holds: tier.holds, why: tier.holds ? 'It is gone.' : 'It is still there.', asked };
    },
  };
}

const asked: Asked = { tier: 'oltp', question: 'active', kind: 'silent', sentence: 'oltp did not answer.', ms: 1 };

export const tierOf = (more: Partial<Tier> = {}): Tier => ({
  ...{ seen: [{ pid: 4711, state: 'active' }], done: 0, holds: true },
  outcome: async () => ({ outcome: 'done', rows: [{ pid: 4711, sent: true }], notices: [], ms: 3 }),
  ...more,
});
