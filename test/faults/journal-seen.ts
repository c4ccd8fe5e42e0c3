import { z } from 'zod';
import { openConnections } from '../../src/postgres/journal/connections.ts';
import { verified } from '../../src/postgres/journal/verify.ts';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';

const stored = z.object({
  stream: z.string(),
  version: z.number(),
  at: z.date(),
  by: z.string(),
  type: z.string(),
  body: z.looseObject({ attempt: z.string().optional(), level: z.number().optional() }),
});

/** A fact as it lies in the database, read past the bot. */
export type Stored = z.infer<typeof stored>;

/** The journal as whoever opens the database sees it. None while it has no tables. */
export async function factsIn(url: string): Promise<readonly Stored[]> {
  const [there] = await askOnce(url, "select to_regclass('facts') is not null as there");
  if (there?.there !== true) return [];
  return z.array(stored).parse(await askOnce(url, 'select * from facts order by stream, version'));
}

/** Whether every stream lies still: nobody holds it, nothing waits to be tried again, and no planned look is near. */
export async function isSettled(url: string): Promise<boolean> {
  const [row] = await askOnce(
    url,
    `select count(*)::int as busy from streams
      where worker is not null or wake_at <= clock_timestamp() + interval '2 seconds'
        or exists (select from posts where stream = name and tries > 0 and retry_at > clock_timestamp())`,
  );
  return row?.busy === 0;
}

/** What is wrong with the hash chain. */
export async function chainProblems(url: string): Promise<readonly string[]> {
  const { ask, close } = openConnections(url, 1, 30_000);
  try {
    const found = await verified(ask);
    return found.intact ? [] : [`${found.stream} fact ${found.version}: ${found.why}`];
  } finally {
    await close();
  }
}
