-- The operations hub's own columns: four tables, priorities as words, no queues, no analytics.
create table connection_pool_config (
  id uuid primary key default gen_random_uuid(), tier varchar(20), pool_name varchar(50),
  min_connections int, max_connections int);
create table connection_pool_metrics (
  pool_config_id uuid, collected_at timestamptz, active_connections int, idle_connections int,
  connection_usage_rate numeric(5, 2), pending_acquires int);
create table email_messages (id bigint, created timestamptz, content text);
create table jobs (id bigint, priority text, status text, created timestamptz, completed timestamptz);

insert into connection_pool_config (tier, pool_name, min_connections, max_connections)
values ('oltp', 'primary_pool', 5, 50), ('oltp', 'read_replica_pool', 3, 30), ('queue', 'worker_pool', 2, 20);
insert into connection_pool_metrics
select id, now() - n * interval '30 seconds', case pool_name when 'primary_pool' then 48 else 10 end, 2,
       case pool_name when 'primary_pool' then 96 else 33.33 end, case pool_name when 'primary_pool' then 12 else 0 end
from connection_pool_config, generate_series(0, 5) n where pool_name <> 'worker_pool';

insert into email_messages select n, now() - (n % 3) * interval '1 day', repeat('x', 1000) from generate_series(1, 30) n;

insert into jobs
select n, case when n % 2 = 0 then 'high' else 'normal' end, 'completed', now() - interval '20 minutes',
       now() - interval '20 minutes' + interval '15 seconds' from generate_series(1, 40) n
union all
select n, 'low', 'queued', now() - interval '10 minutes', null from generate_series(41, 160) n;
