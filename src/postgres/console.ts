import { type Connection, connect } from './connection.ts';
import { Overdue, TooLarge } from './read.ts';

type Row = Readonly<Record<string, string | null>>;

/** Who answered at a console, and the rows of each answer. */
export type Told = { role: string; server: string; answers: readonly (readonly Row[])[] };

/**
 * Asks the console of a PgBouncer, which takes one simple statement at a time and no transaction. A console still lets its
 * logins in when no other client gets in (seen on 1.18), so no connection is kept for that moment.
 */
export async function consult(url: string, statements: readonly string[], deadline: AbortSignal): Promise<Told> {
  const connecting = connect(url, limitMs);
  const late = AbortSignal.any([deadline, AbortSignal.timeout(limitMs)]);
  try {
    return await Promise.race([told(connecting, statements), overdue(late)]);
  } catch (error) {
    connecting.then(
      ({ destroy }) => destroy(),
      () => undefined,
    );
    throw error;
  }
}

/** A console answers from memory: within milliseconds, or not at all. */
const limitMs = 2000;

async function told(connecting: Promise<Connection>, statements: readonly string[]): Promise<Told> {
  const { client } = await connecting;
  const rowsOf = async (text: string) => (await client.query<Record<string, string | null>>(text)).rows;
  const [version] = await rowsOf('show version');
  const answers: (readonly Row[])[] = [];
  for (const statement of statements) answers.push(await rowsOf(statement));
  // Nobody waits for the goodbye; without one PgBouncer would log a lost client each time.
  client.end().catch(() => undefined);
  if (answers.some(({ length }) => length > 10_000)) throw new TooLarge();
  return { role: client.user ?? '', server: version?.version ?? 'PgBouncer', answers };
}

const overdue = (deadline: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const late = () => reject(new Overdue());
    if (deadline.aborted) late();
    deadline.addEventListener('abort', late, { once: true });
  });
