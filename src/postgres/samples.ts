import type { Samples } from '../watch/samples.ts';
import type { Ask } from './journal/connections.ts';

/** The watch's readings in the journal's database. */
export function samplesIn(ask: Ask): Samples {
  return {
    put: async (rows, slot) => {
      const values = [JSON.stringify(rows), slot];
      const [row] = await ask<{ taken: boolean }>({ name: 'put samples', text: putting, values });
      return row?.taken === true;
    },
    last: (tier, measure, label, count) =>
      ask({ name: 'last samples', text: newest, values: [tier, measure, label, count] }),
    range: (tier, measure, label, from, to) =>
      ask({ name: 'samples between', text: between, values: [tier, measure, label, from, to] }),
  };
}

const putting = `
  with slot as (
    insert into sample_slots (slot, at) values ($2, clock_timestamp()) on conflict do nothing returning slot),
  kept as (
    insert into samples (tier, measure, label, at, value)
    select tier, measure, label, at, value
    from slot, jsonb_to_recordset($1) as row (tier text, measure text, label text, at timestamptz, value double precision)
    on conflict do nothing)
  select exists (select from slot) as taken, case when random() < 0.002 then roll_samples()::text end as rolled`;
const newest = `
  select at, value from (
    select at, value from samples where tier = $1 and measure = $2 and label = $3 order by at desc limit $4) as newest
  order by at`;
const between = `
  select at, value from samples where tier = $1 and measure = $2 and label = $3 and at >= $4 and at < $5
  union all
  select hour, mean from sample_hours where tier = $1 and measure = $2 and label = $3 and hour >= $4 and hour < $5
  order by at`;
