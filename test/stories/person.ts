import { elementsOf, labelOf } from '../../src/sandbox/slack/elements.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { roster } from '../../src/sandbox/slack/options.ts';
import type { Message, Person } from '../../src/sandbox/slack/workspace.ts';
import { channelNamed, personNamed } from '../../src/sandbox/slack/world.ts';
import { reader } from './reading.ts';
import { when } from './when.ts';

/** Everybody of people.yml, kim whom it does not name, ivo, a guest, and jo of another company. */
export const people: readonly Person[] = [
  ...roster,
  { id: 'U0000011', name: 'kim', realName: 'Kim Example' },
  { id: 'U0000012', name: 'ivo', realName: 'Ivo Example', restricted: true },
  { id: 'U0000013', name: 'jo', realName: 'Jo Example', stranger: true },
];

/** What one person does and reads. They begin in the channel #database. */
export function personAt(slack: LocalSlack, name: string) {
  const { id } = personNamed(slack.world, name);
  const { sees, words, reads } = reader(slack, name, id);
  let place = 'database';
  let lastAct = 0;
  let again = async () => {};
  const act = async (what: () => Promise<unknown>): Promise<void> => {
    lastAct = slack.log.entries.length;
    await what();
  };
  const isTold = async (wanted: RegExp = /./): Promise<string> => {
    for (;;) {
      const told = await reads(
        new RegExp(`^Not recorded|${wanted.source}`, wanted.flags),
        ({ to }) => to === id,
        lastAct,
      );
      if (!told.startsWith('Not recorded')) return told;
      await again();
    }
  };
  const types = (text: string): Promise<void> => {
    again = () => act(() => slack.types(name, place, text));
    return again();
  };
  const newest = (label: string, on: RegExp): Message | undefined =>
    messages(slack)
      .filter((message) => sees(message) && labels(message).includes(label) && on.test(words(message)))
      .sort((one, other) => Number(other.ts) - Number(one.ts))[0];

  return {
    name,
    /** Waits until they are in that channel, and types there from now on. */
    async goesTo(where: string): Promise<void> {
      const isIn = () => channelNamed(slack.world, where).members.has(id) || undefined;
      await when(slack, `${name} was not let into ${where}`, isIn);
      place = where;
    },
    /** Types a line and does not wait for an answer. */
    types,
    /** Types a command; resolves with what is answered to them alone. */
    async asks(text: string): Promise<string> {
      await types(text);
      return isTold();
    },
    /** What they alone are told after what they did last. Whoever is told to try again does so. */
    isTold,
    /** Whatever they can see, now, before or soon, new or rewritten. */
    reads: (wanted: RegExp) => reads(wanted),
    /** A direct message of the bot to them, as it was sent. */
    isPaged: (wanted: RegExp = /./) =>
      reads(wanted, ({ channel }) => slack.world.channels.get(channel)?.kind === 'direct'),
    /** Presses the newest button of this label that they see, of a message that reads so. */
    async presses(label: string, on: RegExp = /./): Promise<void> {
      const message = await when(slack, `${name} sees no button "${label}" on ${on}`, () => newest(label, on));
      again = () => act(() => slack.presses(name, message, label));
      await again();
    },
    /** Writes the line that the open form asks for, and sends it. */
    async writes(line: string): Promise<void> {
      const opens = again;
      const write = async () => {
        const form = await when(slack, `no form opened for ${name}`, () => slack.modals(name).at(-1));
        await act(() => slack.submits(name, form.id, { line }));
      };
      again = () => opens().then(write);
      await write();
    },
    /** The labels of all the buttons they see now. */
    buttons: (on: RegExp = /./): string[] =>
      messages(slack)
        .filter((message) => sees(message) && on.test(words(message)))
        .flatMap(labels),
  };
}

const labels = ({ blocks }: Message): string[] => elementsOf(blocks).map(({ json }) => labelOf(json));

const messages = ({ world }: LocalSlack): Message[] => [
  ...[...world.channels.values()].flatMap((channel) => [...channel.messages.values()]),
  ...world.ephemerals.values(),
];
