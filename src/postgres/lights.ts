import type { Light, Lights } from '../tiers/light.ts';
import type { Ask } from './journal/connections.ts';

/** How the tiers stand, in the journal's database. */
export const lightsIn = (ask: Ask): Lights => ({
  async keep(tier, states, at, gapMs) {
    await ask({ name: 'keep lights', text: keeping, values: [tier, JSON.stringify(states), at, gapMs] });
  },
  all: () => ask<Light>({ name: 'all lights', text: all, values: [] }),
});

// Of several processes that look at the same moment the first is believed.
const keeping = `
  insert into lights (tier, question, state, since, seen)
  select $1, question, state, $3::timestamptz, $3::timestamptz from jsonb_each_text($2) as now (question, state)
  on conflict (tier, question) do update set
    since = case when lights.state = excluded.state
                  and excluded.seen - lights.seen <= $4::float8 * interval '1 ms' then lights.since
                 else excluded.seen end,
    state = excluded.state, seen = excluded.seen
  where excluded.seen > lights.seen`;
const all = `
  select tier, question, state, since, seen,
         (extract(epoch from clock_timestamp() - seen) * 1000)::float8 as "ageMs"
  from lights`;
