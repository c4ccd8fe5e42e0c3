import type { Cluster, Login } from '../postgres/cluster.ts';

type Logins = { reader: Login; operator: Login; databases: string[] };

/** Makes the bot's two logins for the tiers: one that reads, one that acts. */
export async function makeLogins(cluster: Cluster, { reader, operator, databases }: Logins): Promise<void> {
  await makeLogin(cluster, reader);
  await makeLogin(cluster, operator);
  await cluster.admin(`
    alter role ${reader.user} connection limit 10;
    grant pg_monitor to ${reader.user}, ${operator.user};
    grant pg_signal_backend to ${operator.user};`);
  if (await hasReservedSlots(cluster)) {
    await cluster.admin(`grant pg_use_reserved_connections to ${reader.user}, ${operator.user}`);
  }
  for (const database of databases) {
    await cluster.admin(
      `grant select on all tables in schema public to ${reader.user}, ${operator.user};
       ${await mayUpdate(cluster, database, operator.user)}`,
      database,
    );
  }
}

// What the reviewed actions change, where the tier has it.
async function mayUpdate(cluster: Cluster, database: string, operator: string): Promise<string> {
  const found = await cluster.admin(
    "select relname::text as table from pg_class where relname in ('connection_pool_config', 'jobs', 'job_queues', 'dead_letter_jobs')",
    database,
  );
  return found.map(({ table }) => `grant update on ${table} to ${operator};`).join('\n');
}

export async function makeLogin(cluster: Cluster, { user, password }: Login): Promise<void> {
  const known = await cluster.admin(`select from pg_roles where rolname = '${user}'`);
  await cluster.admin(`${known.length > 0 ? 'alter' : 'create'} role ${user} login password '${password}'`);
}

async function hasReservedSlots(cluster: Cluster): Promise<boolean> {
  const [row] = await cluster.admin("select current_setting('server_version_num')::int >= 160000 as yes");
  return row?.yes === true;
}
