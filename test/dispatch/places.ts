import { plainMessage } from '../../src/messages/plain.ts';
import type { Room } from '../../src/messages/rooms.ts';
import { names } from '../incidents/story.ts';
import { workbench } from '../incidents/workbench.ts';
import { dispatchOver, settings } from './dispatch-over.ts';

export const team: Room = { channel: settings.teamChannel };

/** Incidents in rooms of their own, and somebody who speaks here and there. */
export function places() {
  const bench = workbench();
  const dispatch = dispatchOver(bench, settings);
  const call = (room: Room) => ({ by: 'U-ANA', standing: 'full' as const, room });
  return {
    ...bench,
    dispatch,
    /** Opens the next incident, with that room. */
    async opensIn(room: Room, more: Parameters<typeof bench.opens>[0] = {}): Promise<string> {
      const { stream } = await bench.opens({ severity: 'medium', ...more });
      await bench.records(stream, 'bot', { type: 'room opened', attempt: 'room/1', room });
      return stream;
    },
    /** Ana says the words in that room and reads the answer. */
    says: async (line: string, room: Room = team): Promise<string> =>
      plainMessage((await dispatch(line.split(' '), call(room))).message, names),
    /** Presses that button of what those words are answered with. */
    async presses(label: string, line: string, room: Room = team): Promise<string> {
      const { message } = await dispatch(line.split(' '), call(room));
      const offered = message.parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : []));
      const words = offered.find((button) => button.label === label)?.words ?? [];
      return plainMessage((await dispatch(words, call(room))).message, names);
    },
  };
}
