create table samples (
  tier text not null,
  measure text not null,
  label text not null,
  at timestamptz not null,
  value double precision not null,
  primary key (tier, measure, label, at)
);
create index samples_at on samples (at);

create table sample_slots (
  slot text primary key,
  at timestamptz not null
);

create table sample_hours (
  tier text not null,
  measure text not null,
  label text not null,
  hour timestamptz not null,
  low double precision not null,
  mean double precision not null,
  high double precision not null,
  count integer not null,
  primary key (tier, measure, label, hour)
);

-- Single readings stay a week, hourly figures 400 days: long enough to compare a quarter with the year before.
-- Only whole hours move, a limited number a call, so that no call takes long.
create function roll_samples() returns void language plpgsql as $$
declare
  edge timestamptz := date_trunc('hour', clock_timestamp() - interval '7 days');
begin
  if not pg_try_advisory_xact_lock(hashtext('rookery samples')) then
    return;
  end if;
  edge := least(edge, (select date_trunc('hour', min(at)) from samples) + interval '6 hours');
  with moved as (delete from samples where at < edge returning *)
  insert into sample_hours as old (tier, measure, label, hour, low, mean, high, count)
    select tier, measure, label, date_trunc('hour', at), min(value), avg(value), max(value), count(*)
    from moved group by 1, 2, 3, 4
  on conflict (tier, measure, label, hour) do update set
    low = least(old.low, excluded.low), high = greatest(old.high, excluded.high),
    mean = (old.mean * old.count + excluded.mean * excluded.count) / (old.count + excluded.count),
    count = old.count + excluded.count;
  delete from sample_hours where hour < clock_timestamp() - interval '400 days';
  delete from sample_slots where at < clock_timestamp() - interval '2 days';
end $$;
