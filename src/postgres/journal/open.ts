import { Client } from 'pg';
import { journalOver } from '../../journal/change.ts';
import { type HeadOf, type Journal, JournalUnreachable } from '../../journal/journal.ts';
import type { Leases } from '../../journal/leases.ts';
import type { Posts } from '../../journal/posts.ts';
import type { Lights } from '../../tiers/light.ts';
import type { Samples } from '../../watch/samples.ts';
import { insertOnly } from '../access.ts';
import { lightsIn } from '../lights.ts';
import { migrate } from '../migrate.ts';
import { samplesIn } from '../samples.ts';
import { type Ask, openConnections } from './connections.ts';
import { headsIn } from './heads.ts';
import { leasesIn } from './leases.ts';
import { listenAt } from './listening.ts';
import { postsIn } from './posts.ts';
import { preparing } from './preparing.ts';
import { postgresStore } from './store.ts';
import { refuseRejected } from './trouble.ts';
import { verified } from './verify.ts';

export type OpenJournal = {
  journal: Journal;
  leases: Leases;
  posts: Posts;
  samples: Samples;
  lights: Lights;
  /** True when the database answers and its tables are up to date. Never throws. */
  reachable(): Promise<boolean>;
  /** False when `url`'s login could switch off what keeps facts from being changed. */
  insertOnly(): Promise<boolean>;
  close(): Promise<void>;
};

export type JournalOptions = {
  url: string;
  /** The login that makes the tables; without it `url`'s own. */
  ownerUrl?: string;
  headOf: HeadOf;
  /** How long a worker holds a stream without a sign of life. */
  leaseMs?: number;
  /** Told when the database is away at the start, and of what is wrong when it comes, with an error that is a sentence. */
  onTrouble?: (error: unknown) => void;
};

/**
 * Opens the journal and brings its tables up to date. When the database is away it opens all the same, keeps trying, and every
 * method throws `JournalUnreachable` until it is there. Throws a `Refusal` for what only a person can put right.
 */
export async function openJournal(options: JournalOptions): Promise<OpenJournal> {
  const { url, ownerUrl = url, headOf, leaseMs = 5000, onTrouble = () => undefined } = options;
  const quick = openConnections(url, 8, 2000);
  const patient = openConnections(url, 1, 30_000);
  const listening = listenAt(url);
  const runtime = { user: new Client({ connectionString: url }).user };
  const prepare = async () => {
    await migrate(ownerUrl, runtime).catch(refuseRejected('JOURNAL_OWNER_URL'));
    await quick.ask(probe).catch(refuseRejected('DATABASE_URL'));
  };
  const tables = await preparing(prepare, onTrouble);
  const guarded =
    (ask: Ask): Ask =>
    async (question) => {
      if (!tables.ready())
        throw new JournalUnreachable('The journal was not reached since the start; nothing was recorded.');
      return ask(question);
    };
  const ask = guarded(quick.ask);
  return {
    journal: {
      ...journalOver(postgresStore(ask, leaseMs), headOf),
      ...headsIn(ask),
      verify: (stream) => verified(guarded(patient.ask), stream),
    },
    leases: leasesIn(ask, leaseMs, listening),
    posts: postsIn(ask),
    samples: samplesIn(ask),
    lights: lightsIn(ask),
    reachable: () =>
      ask(probe).then(
        () => true,
        () => false,
      ),
    insertOnly: () => insertOnly(ask),
    close: async () => {
      await tables.stop();
      await Promise.all([listening.close(), quick.close(), patient.close()]);
    },
  };
}

const probe = { text: 'select from streams limit 1', values: [] };
