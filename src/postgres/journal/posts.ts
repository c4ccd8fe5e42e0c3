import type { Posts } from '../../journal/posts.ts';
import type { Ask } from './connections.ts';

export function postsIn(ask: Ask): Posts {
  return {
    of: async (stream) => {
      const rows = await ask<ShownRow>({ name: 'posts', text: reading, values: [stream] });
      return new Map(rows.map((row) => [row.what, shown(row)]));
    },
    put: async (stream, { what, channel, ts, shows, retryAt, tries }) => {
      const values = [stream, what, channel ?? null, ts ?? null, shows ?? null, retryAt ?? null, tries];
      return (await ask({ name: 'put post', text: putting, values })).length > 0;
    },
    forget: async (stream, what, ts) => {
      await ask({ name: 'forget post', text: forgetting, values: [stream, what, ts] });
    },
  };
}

type ShownRow = {
  what: string;
  channel: string | null;
  ts: string | null;
  shows: string | null;
  retry_at: Date | null;
  tries: number;
};

const reading = 'select what, channel, ts, shows, retry_at, tries from posts where stream = $1';
const putting = `
  insert into posts as p (stream, what, channel, ts, shows, retry_at, tries) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (stream, what) do update set channel = excluded.channel, ts = excluded.ts, shows = excluded.shows,
    retry_at = excluded.retry_at, tries = excluded.tries
  where p.ts is null or (p.channel, p.ts) = (excluded.channel, excluded.ts) returning what`;
const forgetting = 'delete from posts where stream = $1 and what = $2 and ts = $3';

function shown({ what, channel, ts, shows, retry_at, tries }: ShownRow) {
  return {
    what,
    tries,
    ...(channel !== null && { channel }),
    ...(ts !== null && { ts }),
    ...(shows !== null && { shows }),
    ...(retry_at !== null && { retryAt: retry_at }),
  };
}
