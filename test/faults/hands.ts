import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import type { Stage } from './stage.ts';

/** How often the stream of incident 1 has been given to somebody. */
export async function fenceOf({ journalUrl }: Stage): Promise<number> {
  const [row] = await askOnce(journalUrl, "select fence from streams where name = 'incident/1'");
  return Number(row?.fence ?? 0);
}

/** Gives incident 1 to somebody who does nothing, as if a process had claimed it and been stopped right after. */
export async function giveToNobody({ journalUrl }: Stage): Promise<{ takeBack(): Promise<unknown> }> {
  const give = (until: string) =>
    askOnce(
      journalUrl,
      `update streams set worker = 'nobody', fence = fence + 1, lease_until = ${until} where name = 'incident/1'`,
    );
  await give("clock_timestamp() + interval '1 hour'");
  return { takeBack: () => give('clock_timestamp()') };
}
