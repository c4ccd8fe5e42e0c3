import type { Leases } from '../../journal/leases.ts';
import type { Ask } from './connections.ts';
import type { Listening } from './listening.ts';

/** Leases on the heads of streams, held for `leaseMs` by the database's clock. */
export function leasesIn(ask: Ask, leaseMs: number, listening: Listening): Leases {
  return {
    claim: async (worker, limit) => {
      const rows = await ask<{ name: string; fence: number }>({
        name: 'claim',
        text: claiming,
        values: [worker, limit, leaseMs],
      });
      return rows.map(({ name, fence }) => ({ stream: name, lease: { worker, fence } }));
    },
    renew: async (stream, { worker, fence }) => {
      const values = [stream, worker, fence, leaseMs];
      return (await ask({ name: 'renew', text: renewing, values })).length > 0;
    },
    settle: async (stream, { worker, fence }, version, wakeAt) => {
      await ask({ name: 'settle', text: settling, values: [stream, worker, fence, version, wakeAt ?? null] });
    },
    nextWakeMs: async () => {
      const [row] = await ask<{ ms: number | null }>({ name: 'next wake', text: waking, values: [] });
      return row?.ms === null || row?.ms === undefined ? undefined : Math.max(0, Math.ceil(row.ms));
    },
    onAppend: (wake) => listening.add(wake),
  };
}

const claiming = `
  with due as (
    select name from streams
    where wake_at <= clock_timestamp() and (lease_until is null or lease_until <= clock_timestamp())
    order by wake_at limit $2 for update skip locked),
  taken as (
    update streams set worker = $1, fence = fence + 1, lease_until = clock_timestamp() + $3 * interval '1 ms'
    from due where streams.name = due.name returning streams.name, fence, wake_at)
  select name, fence from taken order by wake_at`;
const renewing = `
  update streams set lease_until = clock_timestamp() + $4 * interval '1 ms'
  where name = $1 and worker = $2 and fence = $3 returning name`;
const settling = `
  update streams set worker = null, lease_until = null,
    wake_at = case when version > $4 then clock_timestamp() else $5::timestamptz end
  where name = $1 and worker = $2 and fence = $3`;
const waking = `
  select extract(epoch from min(greatest(wake_at, lease_until)) - clock_timestamp())::float8 * 1000 as ms
  from streams where wake_at is not null`;
