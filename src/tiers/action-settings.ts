import { z } from 'zod';
import { someTime } from '../config/vocabulary.ts';
import { failoverFile } from './failover-settings.ts';

const names = z.array(z.string().min(1));

/** A plain name: it stands in SQL that a superuser runs. */
const plain = z.string().regex(/^[a-z_]\w*$/, 'expected a plain name, such as jobs');
const columns = z.array(plain).min(1).exactOptional();

/** `on` is all that stands behind the table in `create index`. */
const index = z.strictObject({
  tier: z.string(),
  table: z.string().regex(/^[a-z_]\w*\.[a-z_]\w*$/, 'expected a table with its schema, such as public.jobs'),
  on: z
    .string()
    .regex(/^(using \w+ )?\([^;]+\)[^;]*$/, 'expected columns in brackets, such as (completed), and no ";"'),
  unique: z.boolean().default(false),
});

/** `config/actions/settings.yml`: whom no action may touch, and where one person is not enough. */
export const actionSettingsFile = z.strictObject({
  /** Milliseconds until what was seen is too old to decide upon. */
  decided_within: someTime,
  never_ended: z.strictObject({ roles: names, applications: names }),
  ended_by_two: z.strictObject({ applications: names }),
  timeout_roles: names,
  contained_roles: names,
  /** By table of the schema public, the columns that `dbops_op` may read, add and change. */
  rights: z.record(plain, z.strictObject({ select: columns, insert: columns, update: columns })).default({}),
  queue_switch_works: z.boolean(),
  queues_paused_by_two: names,
  /** By name, those that `create-index` may build. */
  indexes: z.record(z.string(), index),
  /** By tier, how a standby becomes the primary. */
  failover: failoverFile,
});

/** Every tier that the settings name and nobody knows. */
export function strangeTiers(file: z.output<typeof actionSettingsFile>, tiers: readonly string[], label: string) {
  const named = [
    ...Object.entries(file.indexes).map(([name, { tier }]) => ({ at: `indexes/${name}/tier`, tier })),
    ...Object.keys(file.failover).map((tier) => ({ at: `failover/${tier}`, tier })),
    ...Object.entries(file.failover).map(([name, { primary }]) => ({ at: `failover/${name}/primary`, tier: primary })),
  ];
  return named
    .filter(({ tier }) => !tiers.includes(tier))
    .map(({ at, tier }) => ({
      where: `${label}: ${at}`,
      what: `no tier is called "${tier}"; expected ${tiers.join(', ')}`,
    }));
}

/** What a rule of an action sees as `settings`: that file, and the standard of the tier's pools. */
export type ActionSettings = z.output<typeof actionSettingsFile> & {
  pools: Readonly<Record<string, { min: number; max: number }>>;
  pool_cap: number | null;
};

/** What a rule may read of `settings`. */
export const settingNames: readonly string[] = [...Object.keys(actionSettingsFile.shape), 'pools', 'pool_cap'];

/** The standard of a tier's pools, as the settings have it. */
type Standard = { pools: readonly { name: string; min: number; max: number }[]; poolCap?: number | undefined };

/** The settings as they are for one tier. */
export const settingsOf = (file: z.output<typeof actionSettingsFile>, tier: Standard | undefined): ActionSettings => ({
  ...file,
  pools: Object.fromEntries((tier?.pools ?? []).map(({ name, min, max }) => [name, { min, max }])),
  pool_cap: tier?.poolCap ?? null,
});
