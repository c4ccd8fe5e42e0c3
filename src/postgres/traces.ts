import { z } from 'zod';
import { calm } from '../tiers/action-statement.ts';
import type { Act } from './act.ts';
import type { Operator } from './operator.ts';
import { read } from './read.ts';

/**
 * What running a statement would do beside its own rows that no rollback takes back, as far as the catalogue tells: volatile
 * functions of defaults and of triggers, numbers taken from a sequence. The statement is planned, not run.
 */
export async function tracesOf({ connection }: Operator, { sql, values }: Omit<Act, 'limitMs'>): Promise<string[]> {
  const deadline = AbortSignal.timeout(5000);
  const planned = await read(connection, `explain (format json, verbose, costs off) ${sql}`, values, caps, deadline);
  const changes = changesIn(JSON.parse(planned.rows[0]?.[0] ?? '[]'));
  if (changes.length === 0) return [];
  const given = [JSON.stringify(changes), JSON.stringify(calm)];
  const { rows } = await read(connection, traces, given, caps, deadline);
  return rows.flatMap(([trace]) => trace ?? []);
}

const caps = { limitMs: 4000, rows: 50, bytes: 1_000_000 };

const node = z.object({
  'Node Type': z.string().optional(),
  Operation: z.string().optional(),
  Schema: z.string().optional(),
  'Relation Name': z.string().optional(),
  Plan: z.unknown().optional(),
  Plans: z.array(z.unknown()).optional(),
});

type Change = { schema: string; relation: string; operation: string };

/** Every table that a plan changes, and how. */
function changesIn(plan: unknown): Change[] {
  if (Array.isArray(plan)) return plan.flatMap(changesIn);
  const read = node.safeParse(plan).data;
  if (!read) return [];
  const { Schema: schema, 'Relation Name': relation, Operation: operation, Plan, Plans = [] } = read;
  const own = read['Node Type'] === 'ModifyTable' && schema && relation && operation;
  return [
    ...(own ? [{ schema, relation, operation: operation.toLowerCase() }] : []),
    ...[Plan, ...Plans].flatMap(changesIn),
  ];
}

// A bit of pg_trigger.tgtype stands for each event: 4 insert, 8 delete, 16 update. Triggers of constraints only look.
const traces = `
  with changes as (
    select c.oid, c.oid::regclass::text as name, j.operation
    from jsonb_to_recordset($1::jsonb) as j(schema text, relation text, operation text)
    join pg_namespace n on n.nspname = j.schema
    join pg_class c on c.relnamespace = n.oid and c.relname = j.relation),
  texts as (
    select h.name || '.' || a.attname as place, 'its default' as what, pg_get_expr(d.adbin, d.adrelid) as body,
           'sql' as language
    from changes h join pg_attrdef d on d.adrelid = h.oid join pg_attribute a on a.attrelid = h.oid and a.attnum = d.adnum
    where h.operation = 'insert' and a.attgenerated = ''
    union all
    select h.name || '.' || a.attname, 'its identity', 'nextval()', 'sql'
    from changes h join pg_attribute a on a.attrelid = h.oid
    where h.operation = 'insert' and a.attidentity <> '' and not a.attisdropped
    union all
    select h.name, 'the trigger ' || t.tgname, p.prosrc, l.lanname::text
    from changes h join pg_trigger t on t.tgrelid = h.oid join pg_proc p on p.oid = t.tgfoid
    join pg_language l on l.oid = p.prolang
    where not t.tgisinternal and t.tgenabled <> 'D'
      and t.tgtype::int & case h.operation when 'insert' then 4 when 'delete' then 8 else 16 end <> 0)
  select distinct place || ': ' || what || case
           when language not in ('sql', 'plpgsql') then ' is written in ' || language || ', and nobody can see what it does'
           when body ~* '\\mexecute\\M' and language = 'plpgsql' then ' builds its statements as it runs'
           else ' calls ' || f.name || '()' end
  from texts left join lateral (
    select distinct lower(found[2]) as name
    from regexp_matches(body, '(\\m[a-z_][a-z0-9_]*\\.)?(\\m[a-z_][a-z0-9_]*)\\s*\\(', 'gi') as found
    where exists (select 1 from pg_proc p where p.proname = lower(found[2]) and p.provolatile = 'v')
      and lower(found[2]) not in (select jsonb_array_elements_text($2::jsonb))) f on true
  where language not in ('sql', 'plpgsql') or (body ~* '\\mexecute\\M' and language = 'plpgsql') or f.name is not null
  order by 1`;
