-- One call is one transaction: the facts, the head, the request that led to them, and the word to the workers.
-- Answers `written`, `beaten`, `lease lost` or `seen before`; a broken unique key tells of a race lost at the last moment.
create function append_facts(entry jsonb) returns text language plpgsql as $$
declare
  before streams%rowtype;
  head jsonb := entry -> 'head';
  place integer := (entry ->> 'after')::integer;
  moment timestamptz := (entry ->> 'at')::timestamptz;
  chain bytea;
  fact jsonb;
begin
  select * into before from streams where name = entry ->> 'stream' for update;
  if entry ? 'lease' and (
    before.worker = entry #>> '{lease,worker}' and before.fence = (entry #>> '{lease,fence}')::integer
    and before.lease_until > clock_timestamp()) is not true
  then
    return 'lease lost';
  end if;
  if coalesce(before.version, 0) <> place then
    return 'beaten';
  end if;
  if entry ? 'request' then
    insert into seen (source, id, at)
      values (entry #>> '{request,source}', entry #>> '{request,id}', clock_timestamp()) on conflict do nothing;
    if not found then
      return 'seen before';
    end if;
  end if;

  insert into attachments (hash, body) select key, value from jsonb_each_text(entry -> 'attachments')
    on conflict do nothing;
  chain := before.hash;
  for fact in select value from jsonb_array_elements(entry -> 'facts') loop
    place := place + 1;
    chain := fact_hash(chain, entry ->> 'stream', place, moment, entry ->> 'by', fact ->> 'type', fact - 'type');
    insert into facts (stream, version, at, by, type, body, hash)
      values (entry ->> 'stream', place, moment, entry ->> 'by', fact ->> 'type', fact - 'type', chain);
  end loop;

  insert into streams as s (
    name, number, kind, open, channel, thread, dedup_key, version, hash, began_at, wake_at, worker, lease_until, fence)
  values (
    entry ->> 'stream', (head ->> 'number')::integer, head ->> 'kind', (head ->> 'open')::boolean,
    head #>> '{room,channel}', head #>> '{room,thread}', head ->> 'dedupKey', place, chain, moment, clock_timestamp(),
    entry #>> '{take,worker}', clock_timestamp() + (entry #>> '{take,ms}')::integer * interval '1 ms',
    case when entry ? 'take' then 1 else 0 end)
  on conflict (name) do update set
    number = excluded.number, kind = excluded.kind, open = excluded.open, channel = excluded.channel,
    thread = excluded.thread, dedup_key = excluded.dedup_key, version = excluded.version, hash = excluded.hash,
    wake_at = excluded.wake_at;

  if random() < 0.01 then
    delete from seen where (source, id) in (
      select source, id from seen where at < clock_timestamp() - interval '48 hours' limit 1000 for update skip locked);
  end if;
  perform pg_notify('rookery', entry ->> 'stream');
  return 'written';
end $$;
