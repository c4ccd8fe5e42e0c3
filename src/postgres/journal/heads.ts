import type { Head, Journal, Listed } from '../../journal/journal.ts';
import type { Ask } from './connections.ts';

/** What is looked up without reading facts. */
export function headsIn(ask: Ask): Pick<Journal, 'list' | 'byNumber' | 'byRoom'> {
  return {
    list: async ({ kind, open, limit }) => {
      const values = [kind ?? null, open ?? null, limit ?? null];
      return (await ask<HeadRow>({ name: 'list', text: listing, values })).map(listed);
    },
    byNumber: async (number) => {
      // A person may type any number; Postgres refuses to compare what no incident can have.
      if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return undefined;
      const [row] = await ask<HeadRow>({ name: 'by number', text: numbered, values: [number] });
      return row && listed(row);
    },
    byRoom: async (channel, thread) => {
      const rows = await ask<HeadRow>({ name: 'by room', text: roomed, values: [channel, thread ?? null] });
      return rows.map(listed);
    },
  };
}

export async function findDedup(ask: Ask, key: string): Promise<Listed | undefined> {
  const [row] = await ask<HeadRow>({ name: 'by dedup key', text: deduplicated, values: [key] });
  return row && listed(row);
}

type HeadRow = {
  name: string;
  version: number;
  kind: Head['kind'];
  number: number | null;
  open: boolean;
  channel: string | null;
  thread: string | null;
  dedup_key: string | null;
};

const heads = 'select name, version, kind, number, open, channel, thread, dedup_key from streams';
const listing = `${heads}
  where ($1::text is null or kind = $1) and ($2::boolean is null or open = $2)
  order by began_at desc, number desc limit $3`;
const numbered = `${heads} where number = $1`;
// Asked from a channel, the threads in it are meant too: commands cannot be typed in a thread.
const roomed = `${heads}
  where channel = $1 and ($2::text is null or thread = $2)
  order by open desc, thread is not null, began_at desc, number desc`;
const deduplicated = `${heads} where dedup_key = $1 and open`;

function listed(row: HeadRow): Listed {
  return {
    stream: row.name,
    version: row.version,
    kind: row.kind,
    open: row.open,
    ...(row.number !== null && { number: row.number }),
    ...(row.channel !== null && { room: { channel: row.channel, ...(row.thread !== null && { thread: row.thread }) } }),
    ...(row.dedup_key !== null && { dedupKey: row.dedup_key }),
  };
}
