-- How long a job takes, this week beside the last.
-- requires: jobs
with found as (
  select extract(epoch from done - began) as v, done >= now() - interval '7 days' as recent
  from (values (null::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz))
       as d(started, started_at, completed, completed_at)
  cross join lateral (
    select coalesce(started, started_at) as began, coalesce(completed, completed_at) as done
    from jobs
    where status = 'completed'
      and (completed >= now() - interval '14 days' or completed_at >= now() - interval '14 days')) j)
select 'time of a job' as metric, 's' as unit,
       round((avg(v) filter (where recent))::numeric, 2) as this_week,
       round((avg(v) filter (where not recent))::numeric, 2) as last_week,
       round((100 * (avg(v) filter (where recent) - avg(v) filter (where not recent))
              / nullif(avg(v) filter (where not recent), 0))::numeric, 1) as change_pct,
       'look into slow jobs' as if_over_the_line
from found
