import { changesAreKept } from '../../journal/change-contract.ts';
import type { Make } from '../../journal/contract.ts';
import { streamsAreTended } from '../../journal/tending-contract.ts';
import { postgresJournal } from './opened.ts';

const make: Make = async () => {
  const { journal, leases, posts, database } = await postgresJournal();
  const later = async (ms: number) => {
    await database.admin(
      `update streams set wake_at = wake_at - interval '${ms} ms', lease_until = lease_until - interval '${ms} ms'`,
    );
  };
  return { journal, leases, posts, later };
};

changesAreKept(make);
streamsAreTended(make);
