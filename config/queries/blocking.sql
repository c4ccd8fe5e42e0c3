-- Who blocks whom: the root first, those who wait for it below.
-- topic: Sessions and locks
-- tiers: all
-- critical: row.waiting_s > 300.0 || row.victims_of_root > 10.0
-- warning: row.waiting_s > 30.0 || row.victims_of_root > 3.0
-- empty: ok
-- units: waiting_s s, xact_s s, backend_us identity, query_us identity, query sql
-- offer: cancel pid backend_us query_us, terminate pid backend_us
-- view: tree
-- next: active, connections
-- why: A transaction of OLTP should take less than a second, so half a minute of waiting is no accident. Ending the
-- why: root often makes the next one the root: look again.
with recursive edge as (
  select a.pid, b.blocker
  from pg_stat_activity a cross join lateral unnest(pg_blocking_pids(a.pid)) as b(blocker)
  where a.wait_event_type = 'Lock'),
tree as (
  select distinct e.blocker as root, e.blocker as pid, 0 as depth, array[e.blocker] as path
  from edge e where not exists (select 1 from edge x where x.pid = e.blocker)
  union all
  select t.root, e.pid, t.depth + 1, t.path || e.pid
  from tree t join edge e on e.blocker = t.pid
  where t.depth < 10 and e.pid <> all (t.path))
select t.root, t.depth, t.pid, a.usename::text as role, a.application_name as app, a.state,
       w.lock, w.relation,
       -- The root waits for nobody. On 13 there is no waitstart; its statement's start stands in for it.
       case when t.depth = 0 then 0
            else round(extract(epoch from clock_timestamp() - coalesce(w.waitstart, a.query_start))::numeric, 1)
       end as waiting_s,
       round(extract(epoch from clock_timestamp() - a.xact_start)::numeric, 1) as xact_s,
       count(*) over (partition by t.root) - 1 as victims_of_root,
       (extract(epoch from a.backend_start) * 1000000)::bigint::text as backend_us,
       (extract(epoch from a.query_start) * 1000000)::bigint::text as query_us,
       left(a.query, 2000) as query
from tree t
left join pg_stat_activity a on a.pid = t.pid
left join lateral (
  select l.locktype || '/' || l.mode as lock,
         case when l.relation is not null then l.relation::regclass::text end as relation,
         (to_jsonb(l) ->> 'waitstart')::timestamptz as waitstart
  from pg_locks l where l.pid = t.pid and not l.granted limit 1) w on true
order by victims_of_root desc, t.root, t.path
limit 40
