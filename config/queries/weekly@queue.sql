-- How long a job takes, this week beside the last.
-- requires: jobs
with found as (
  -- A day as 24 hours: how long one of the calendar is would be looked up for every row.
  select done - began as v, done >= now() - 7 * interval '24 hours' as recent
  from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz))
       as d(started, started_at, completed, completed_at)
  cross join lateral (
    select coalesce(started, started_at) as began, coalesce(completed, completed_at) as done
    from jobs
    where status = 'completed'
      and (completed >= now() - 14 * interval '24 hours' or completed_at >= now() - 14 * interval '24 hours')) j)
select 'time of a job' as metric, 's' as unit,
       round(this, 2) as this_week, round(last, 2) as last_week,
       round(100 * (this - last) / nullif(last, 0), 1) as change_pct, 'look into slow jobs' as if_over_the_line
from (
  select extract(epoch from avg(v) filter (where recent))::numeric as this,
         extract(epoch from avg(v) filter (where not recent))::numeric as last
  from found) weeks
