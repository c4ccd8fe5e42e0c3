import { type Fact, factSchema, type Recorded, type Unread } from '../../journal/facts.ts';
import type { Appended, Entry, Loaded, Request, Store } from '../../journal/store.ts';
import { type Attach, attaching, type Body, detached } from './attachments.ts';
import type { Ask } from './connections.ts';
import { findDedup } from './heads.ts';
import { perhapsWritten, refusedBy } from './trouble.ts';

/** Facts in Postgres: one round trip to load, one to append. A stream's new worker holds it for `leaseMs`. */
export function postgresStore(ask: Ask, leaseMs: number): Store {
  const attach = attaching(ask);
  return {
    load: async (stream, request) => {
      const rows = await ask<LoadedRow>({ name: 'load', text: loading, values: [stream, ...requestOf(request)] });
      return loaded(stream, rows, attach);
    },

    nextNumber: async (request) => {
      const [row] = await ask<NumberRow>({ name: 'next number', text: numbering, values: requestOf(request) });
      if (row === undefined) throw new Error('Postgres answered no row where there is always one.');
      return row;
    },

    append: (entry) => appended(ask, entry, leaseMs),
  };
}

type ClockRow = { now: Date; seen: boolean };
type NumberRow = ClockRow & { number: number };
type FactRow = { version: number; at: Date; by: string; type: string; body: Body };
type LoadedRow = ClockRow & (FactRow | { version: null });

const clock = `date_trunc('milliseconds', clock_timestamp()) as now`;
const loading = `
  with looked as materialized (
    select ${clock}, exists (select from seen where source = $2 and id = $3) as seen)
  select now, seen, version, at, by, type, body from looked left join facts on stream = $1 order by version`;
const numbering = `
  select ${clock}, coalesce(max(number), 0) + 1 as number,
    exists (select from seen where source = $1 and id = $2) as seen
  from streams`;

async function loaded(stream: string, rows: readonly LoadedRow[], attach: Attach): Promise<Loaded> {
  const [first] = rows;
  if (first === undefined) throw new Error('Postgres answered no row where there is always one.');
  const facts = rows.flatMap((row) => (row.version === null ? [] : [row]));
  const bodies = await attach(facts.map((row) => row.body));
  const history = facts.map((row, index) => recorded(stream, row, bodies[index] ?? row.body));
  const last = history.at(-1);
  // The clock of a database that was moved to another machine may be behind its own past.
  const now = last !== undefined && last.at > first.now ? last.at : first.now;
  return { history, version: last?.version ?? 0, now, seen: first.seen };
}

function recorded(stream: string, row: FactRow, body: Body): Recorded<Fact | Unread> {
  const { success, data } = factSchema.safeParse({ ...body, type: row.type });
  const fact: Fact | Unread = success ? data : { type: 'from a newer version', originalType: row.type };
  return { stream, version: row.version, at: row.at, by: row.by, fact };
}

async function appended(ask: Ask, entry: Entry, leaseMs: number): Promise<Appended> {
  try {
    const values = [JSON.stringify(written(entry, leaseMs))];
    const [row] = await ask<{ result: Exclude<Appended['result'], 'already open'> }>({
      name: 'append',
      text: appending,
      values,
    });
    return { result: row?.result ?? 'beaten' };
  } catch (error) {
    return lostTheRace(ask, entry, refusedBy(error), error);
  }
}

const appending = 'select append_facts($1::jsonb) as result';

function written(entry: Entry, leaseMs: number): Body {
  const { take, ...rest } = entry;
  return { ...rest, ...detached(entry.facts), ...(take !== undefined && { take: { worker: take, ms: leaseMs } }) };
}

async function lostTheRace(ask: Ask, entry: Entry, key: string | undefined, error: unknown): Promise<Appended> {
  if (key === undefined) throw perhapsWritten(error);
  if (key === 'seen_pkey') return { result: 'seen before' };
  if (key !== 'streams_dedup' || entry.head.dedupKey === undefined) return { result: 'beaten' };
  const listed = await findDedup(ask, entry.head.dedupKey);
  // It was closed in between: then nobody stands in the way any more.
  return listed === undefined ? { result: 'beaten' } : { result: 'already open', listed };
}

function requestOf(request: Request | undefined): (string | null)[] {
  return [request?.source ?? null, request?.id ?? null];
}
