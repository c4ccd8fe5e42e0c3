import { type AskedAction, actionsFrom, isTold } from '../actions/action.ts';
import type { Listed } from '../journal/journal.ts';
import type { Context } from './context.ts';

/** How far back it is looked for what was done: nobody asks for older ones without knowing the incident. */
const back = 10;

/** The actions that this person may know of: of all open streams and the newest ones, in the order of asking. */
export async function actionsHere({ journal, call }: Context): Promise<readonly AskedAction[]> {
  const lists = await Promise.all(
    (['incident', 'action'] as const).flatMap((kind) => [
      journal.list({ kind, open: true, limit: 50 }),
      journal.list({ kind, limit: back }),
    ]),
  );
  const streams = [...new Set(lists.flat().map(({ stream }: Listed) => stream))];
  const read = await Promise.all(streams.map(async (stream) => actionsFrom((await journal.read(stream)).history)));
  return read.flat().filter((action) => isTold(action) || action.askedBy === call.by);
}
