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
  const act = () => {
    lastAct = slack.log.entries.length;
  };
  const isTold = (wanted: RegExp = /./) => reads(wanted, ({ to }) => to === id, lastAct);
  const types = async (text: string): Promise<void> => {
    act();
    await slack.types(name, place, text);
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
    /** Types a command; resolves with what is answered to them alone. Whoever is told to try again does so. */
    async asks(text: string): Promise<string> {
      for (;;) {
        await types(text);
        const answer = await isTold();
        if (!answer.startsWith('Not recorded')) return answer;
      }
    },
    /** What they alone are told after what they did last. */
    isTold,
    /** Whatever they can see, now, before or soon, new or rewritten. */
    reads: (wanted: RegExp) => reads(wanted),
    /** A direct message of the bot to them, as it was sent. */
    isPaged: (wanted: RegExp = /./) =>
      reads(wanted, ({ channel }) => slack.world.channels.get(channel)?.kind === 'direct'),
    /** Presses the newest button of this label that they see, of a message that reads so. */
    async presses(label: string, on: RegExp = /./): Promise<void> {
      const message = await when(slack, `${name} sees no button "${label}" on ${on}`, () => newest(label, on));
      act();
      await slack.presses(name, message, label);
    },
    /** Writes the line that the open form asks for, and sends it. */
    async writes(line: string): Promise<void> {
      const form = await when(slack, `no form opened for ${name}`, () => slack.modals(name).at(-1));
      act();
      await slack.submits(name, form.id, { line });
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
