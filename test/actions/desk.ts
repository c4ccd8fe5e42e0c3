import { sentence } from '../../src/incidents/sentence.ts';
import { plainMessage } from '../../src/messages/plain.ts';
import { dispatchOver } from '../dispatch/dispatch-over.ts';
import { names, read } from '../incidents/story.ts';
import { workbench } from '../incidents/workbench.ts';
import { actingOn, type Tier } from './acting.ts';

/** Everything but Slack and Postgres: words in, answers out, on the clock and the journal of a workbench. */
export function desk(tier: Tier) {
  const acting = actingOn(tier);
  const bench = workbench({ acting });
  const dispatch = dispatchOver(bench);
  return {
    ...bench,
    acting,
    /** Says the words as that person and reads the answer. */
    says: async (by: string, line: string, channel = 'C-OPS'): Promise<string> => {
      const call = { by: `U-${by.toUpperCase()}`, standing: 'full' as const, room: { channel } };
      return plainMessage((await dispatch(line.split(' '), call)).message, names);
    },
    /** The stream of the newest action outside any incident. */
    newest: async (): Promise<string> =>
      (await bench.world.journal.list({ kind: 'action', limit: 1 }))[0]?.stream ?? '',
    tells: async (stream: string) =>
      (await bench.world.journal.read(stream)).history.map((fact) => read(sentence(fact))),
  };
}
