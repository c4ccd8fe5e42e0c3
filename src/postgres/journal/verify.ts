import { createHash } from 'node:crypto';
import type { Verification } from '../../journal/journal.ts';
import type { Ask } from './connections.ts';

/** Recomputes the chain of one stream or of all, some streams at a time. `head` is the last hash, of all streams the hash of theirs. */
export async function verified(ask: Ask, stream?: string): Promise<Verification> {
  const names = stream === undefined ? await everyStream(ask) : [stream];
  const heads = createHash('sha256');
  let facts = 0;
  let head: string | undefined;
  for (let start = 0; start < names.length; start += together) {
    const some = names.slice(start, start + together);
    const [fault] = await ask<Fault>({ name: 'faults', text: finding, values: [some] });
    if (fault !== undefined) return { intact: false, ...fault };
    for (const row of await ask<{ hash: string; version: number }>({ text: heading, values: [some] })) {
      facts += row.version;
      head = row.hash;
      heads.update(row.hash);
    }
  }
  const all = head === undefined ? undefined : heads.digest('hex');
  return { intact: true, streams: names.length, facts, head: stream === undefined ? all : head };
}

const together = 200;

type Fault = { stream: string; version: number; why: string };

async function everyStream(ask: Ask): Promise<string[]> {
  const rows = await ask<{ name: string }>({ text: naming, values: [] });
  return rows.map((row) => row.name);
}

const naming = 'select name from streams union select distinct stream from facts order by name';
const heading = `select encode(hash, 'hex') as hash, version from streams where name = any($1) order by name`;

// Whoever changes a fact without its hash breaks this fact; with its hash, the next one or the head.
const finding = `
  with named as (select unnest($1::text[]) as name),
  chained as (
    select f.*, row_number() over one as place, lag(f.hash) over one as previous
    from facts f join named on f.stream = named.name window one as (partition by f.stream order by f.version)),
  faults as (
    select stream, version, case
        when version <> place then 'a fact before it is missing'
        when hash <> fact_hash(previous, stream, version, at, by, type, body) then 'its hash does not match what it says'
        else 'what is attached to it was changed or is missing' end as why
    from chained
    where version <> place or hash <> fact_hash(previous, stream, version, at, by, type, body)
      or exists (
        select from jsonb_each(body) as field
        left join attachments a on a.hash = field.value ->> 'attachment'
        where field.value = jsonb_build_object('attachment', field.value ->> 'attachment')
          and field.value ->> 'attachment' ~ '^[0-9a-f]{64}$'
          and (a.hash is null or encode(sha256(convert_to(a.body, 'UTF8')), 'hex') <> a.hash))
    union all
    select named.name, coalesce(s.version, 0), case
        when s.name is null then 'its head is missing'
        else 'its last facts are missing or were changed' end
    from named left join streams s using (name)
    left join lateral (
      select version, hash from facts where stream = named.name order by version desc limit 1) last on true
    where (s.version, s.hash) is distinct from (last.version, last.hash))
  select stream, version, why from faults order by stream, version limit 1`;
