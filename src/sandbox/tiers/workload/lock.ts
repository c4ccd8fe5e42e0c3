import { Client } from 'pg';

export type HeldLock = { release(): Promise<void> };

/** One session changes a tenant and does not commit; three others want the same row and wait. */
export async function holdRowLock(url: string): Promise<HeldLock> {
  const [holder, ...waiters] = await Promise.all(
    ['billing import', 'campaign editor', 'tenant settings', 'campaign editor'].map((name) => connect(url, name)),
  );
  if (!holder) throw new Error('No session was opened.');
  await holder.query('begin');
  await holder.query(changeTenant);
  const waits = waiters.map((waiter) => waiter.query(changeTenant).catch(() => undefined));
  return {
    release: async () => {
      await holder.query('rollback').catch(() => undefined);
      await Promise.all(waits);
      await Promise.all([holder, ...waiters].map((client) => client.end().catch(() => undefined)));
    },
  };
}

async function connect(url: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: name });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const changeTenant = "update tenants set updated = now() where id = md5('tenant1')::uuid";
