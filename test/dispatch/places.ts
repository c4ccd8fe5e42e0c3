import type { Button, Message } from '../../src/messages/message.ts';
import { plainMessage } from '../../src/messages/plain.ts';
import type { Room } from '../../src/messages/rooms.ts';
import { names } from '../incidents/story.ts';
import { workbench } from '../incidents/workbench.ts';
import { dispatchOver, settings } from './dispatch-over.ts';

export const team: Room = { channel: settings.teamChannel };

/** Incidents in rooms of their own, and Ana, who speaks here and there. */
export function places() {
  const bench = workbench();
  const dispatch = dispatchOver(bench, settings);
  const answered = async (words: readonly string[], room: Room): Promise<Message> =>
    (await dispatch(words, { by: 'U-ANA', standing: 'full', room })).message;
  const saysWords = async (words: readonly string[], room: Room) => plainMessage(await answered(words, room), names);
  return {
    ...bench,
    dispatch,
    /** Opens the next incident, with that room. */
    async opensIn(room: Room, more: Parameters<typeof bench.opens>[0] = {}): Promise<string> {
      const { stream } = await bench.opens({ severity: 'medium', ...more });
      await bench.records(stream, 'bot', { type: 'room opened', attempt: 'room/1', room });
      return stream;
    },
    saysWords,
    /** Says the line in that room and reads the answer. */
    says: (line: string, room: Room = team): Promise<string> => saysWords(line.split(' '), room),
    /** Presses that button of what the line is answered with. */
    presses: async (label: string, line: string, room: Room = team): Promise<string> =>
      saysWords(buttonOf(await answered(line.split(' '), room), label).words, room),
  };
}

export function buttonOf({ parts }: Message, label: string): Button {
  const offered = parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : []));
  const found = offered.find((button) => button.label === label);
  if (found) return found;
  throw new Error(`There is no button “${label}”, but ${offered.map((one) => one.label).join(', ')}.`);
}
