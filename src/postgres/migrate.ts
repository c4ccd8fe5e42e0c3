import { Client, DatabaseError } from 'pg';
import { Refusal } from '../refusal.ts';
import { grantTo } from './access.ts';
import { locked } from './locked.ts';
import { type Migration, migrations } from './migrations.ts';

/**
 * Brings the journal's tables up to this version and gives `runtime`'s login its rights. Processes that start at once wait for one
 * another. Throws a `Refusal` when an applied file was changed, or when the owner may not do what is needed.
 */
export async function migrate(ownerUrl: string, runtime: { user: string | undefined }): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, ...limits });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const known = await migrations();
    const missing = missingFrom(known, await applied(client));
    if (missing.length > 0) await applyAll(client, known);
    if (runtime.user !== undefined) await grantTo(client, runtime.user, missing.length > 0);
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Whoever waits for another process's migration waits for as long as that may take, and not for ever.
const limits = { connectionTimeoutMillis: 2000, statement_timeout: 60_000, query_timeout: 65_000 };

async function applyAll(client: Client, known: readonly Migration[]): Promise<void> {
  await locked(client, async () => {
    await client.query(table);
    for (const migration of missingFrom(known, await applied(client))) {
      await client.query(migration.sql);
      const values = [migration.name, migration.checksum];
      await client.query('insert into migrations (name, checksum) values ($1, $2)', values);
    }
  }).catch((error: unknown) => {
    throw refused(error, client.user);
  });
}

const table = `create table if not exists migrations (
  name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`;

type Applied = { name: string; checksum: string };

async function applied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migrations') is not null as there`);
  if (rows[0]?.there !== true) return [];
  return (await client.query<Applied>('select name, checksum from migrations')).rows;
}

/** Those of a newer version may be there already: it runs beside this one. */
function missingFrom(known: readonly Migration[], done: readonly Applied[]): Migration[] {
  const checksums = new Map(done.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of known) {
    if (checksums.has(name) && checksums.get(name) !== checksum) {
      throw new Refusal(
        `src/postgres/migrations/${name} was changed after it had been applied to the journal. Put it back as it was and write a new file instead.`,
      );
    }
  }
  return known.filter(({ name }) => !checksums.has(name));
}

function refused(error: unknown, user: string | undefined): unknown {
  if (!(error instanceof DatabaseError) || error.code !== '42501') return error;
  return new Refusal(
    `The login ${user} may not make the journal's tables (${error.message}). Set JOURNAL_OWNER_URL to a login that owns the journal's database.`,
  );
}
