import { z } from 'zod';
import { named, someTime, text, variable } from './vocabulary.ts';

const pool = z
  .strictObject({
    min: z.int().nonnegative(),
    max: z.int().positive(),
    connect_timeout: someTime,
    idle_timeout: someTime,
  })
  .refine(({ min, max }) => min <= max, 'min is above max; expected min to be at most max')
  .transform(({ min, max, connect_timeout, idle_timeout }) => ({
    min,
    max,
    connectTimeoutMs: connect_timeout,
    idleTimeoutMs: idle_timeout,
  }));

const tier = z
  .strictObject({
    title: text,
    purpose: text,
    url: variable,
    action_url: variable.optional(),
    console: variable.optional(),
    sample_every: someTime,
    time_limit: someTime,
    target: text.optional(),
    pool_cap: z.int().positive().optional(),
    pools: z.record(z.string(), pool).default({}),
  })
  .transform((tier) => ({
    title: tier.title,
    purpose: tier.purpose,
    /** Environment variables that hold the connection strings for questions and for actions. */
    urlVariable: tier.url,
    actionUrlVariable: tier.action_url,
    /** The same for the admin console of the PgBouncer in front of it. */
    consoleVariable: tier.console,
    sampleEveryMs: tier.sample_every,
    timeLimitMs: tier.time_limit,
    target: tier.target,
    /** No pool of this tier may be scaled past it. */
    poolCap: tier.pool_cap,
    pools: Object.entries(tier.pools).map(([name, rest]) => ({ name, ...rest })),
  }));

export const tiersFile = named(tier);
export type Tier = z.output<typeof tiersFile>[number];
export type Pool = Tier['pools'][number];
