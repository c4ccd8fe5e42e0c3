import { tierRoles } from '../../postgres/roles.ts';
import { tablesOfQuestions, touchedByActions } from '../../tiers/tables.ts';
import type { Cluster, Login } from '../postgres/cluster.ts';

type Logins = { reader: Login; operator: Login; databases: string[] };

/** Makes the bot's two logins by the very SQL that `npm run roles` prints, so that what is missing there is missing here. */
export async function makeLogins(cluster: Cluster, { reader, operator, databases }: Logins): Promise<void> {
  const roles = tierRoles(await tablesOfQuestions(), await touchedByActions());
  for (const database of databases) await cluster.admin(roles, database);
  await makeLogin(cluster, reader);
  await makeLogin(cluster, operator);
}

/** Makes a login, or gives the one there is this password. */
export async function makeLogin(cluster: Cluster, { user, password }: Login): Promise<void> {
  const known = await cluster.admin(`select from pg_roles where rolname = '${user}'`);
  await cluster.admin(`${known.length > 0 ? 'alter' : 'create'} role ${user} login password '${password}'`);
}
