import type { Answer, Cell, Silence } from '../../src/tiers/tiers.ts';

/** An answer to `pools oltp` with rows of pool, pending and usage. */
export function pools(rows: readonly (readonly [string, Cell, Cell])[], more: Partial<Answer> = {}): Answer {
  return {
    question: 'pools',
    tier: 'oltp',
    arguments: [],
    at: '2026-11-22T09:26:03.000Z',
    ms: 3.2,
    role: 'dbops_ro',
    server: '18.4',
    standby: false,
    columns: [
      { name: 'pool_name', private: false, numeric: false },
      { name: 'pending', private: false, numeric: true },
      { name: 'usage_pct', unit: 'percent', private: false, numeric: true },
    ],
    rows: rows.map(([pool_name, pending, usage_pct]) => ({ pool_name, pending, usage_pct })),
    truncated: false,
    verdict: 'ok',
    because: [],
    notices: [],
    next: [['connections', 'oltp']],
    ...more,
  };
}

export const silent = (tier: string): Silence => ({
  tier,
  question: 'health',
  kind: 'silent',
  sentence: `${tier} is silent: no connection after 2.0 s.`,
  ms: 2001,
});
