import type { Samples } from '../watch/samples.ts';
import type { Ask } from './journal/connections.ts';

/** The watch's readings in the journal's database. */
export function samplesIn(ask: Ask): Samples {
  return {
    claim: async (slot) => (await ask({ name: 'claim slot', text: claiming, values: [slot] })).length > 0,
    put: async (rows) => {
      await ask({ name: 'put samples', text: putting, values: [JSON.stringify(rows)] });
    },
    standing: async (tier, measure) => {
      const rows = await ask<{ label: string }>({ name: 'standing samples', text: standing, values: [tier, measure] });
      return rows.map(({ label }) => label);
    },
    last: (tier, measure, label, count) =>
      ask({ name: 'last samples', text: newest, values: [tier, measure, label, count] }),
    range: (tier, measure, label, from, to) =>
      ask({ name: 'samples between', text: between, values: [tier, measure, label, from, to] }),
  };
}

const claiming = `
  insert into sample_slots (slot, at) values ($1, clock_timestamp()) on conflict do nothing returning slot`;
const putting = `
  with kept as (
    insert into samples (tier, measure, label, at, value)
    select tier, measure, label, at, value
    from jsonb_to_recordset($1) as row (tier text, measure text, label text, at timestamptz, value double precision)
    on conflict do nothing)
  select case when random() < 0.002 then roll_samples()::text end as rolled`;
const standing = `
  select label from (
    select distinct on (label) label, value from samples where tier = $1 and measure = $2 order by label, at desc) as newest
  where value <> 0`;
const newest = `
  select at, value from (
    select at, value from samples where tier = $1 and measure = $2 and label = $3 order by at desc limit $4) as newest
  order by at`;
const between = `
  select at, value from samples where tier = $1 and measure = $2 and label = $3 and at >= $4 and at < $5
  union all
  select hour, mean from sample_hours where tier = $1 and measure = $2 and label = $3 and hour >= $4 and hour < $5
  order by at`;
