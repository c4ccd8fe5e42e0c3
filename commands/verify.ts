import { number, optional } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { incidentNumbered } from '../src/incidents/meant.ts';
import type { Verification } from '../src/journal/journal.ts';
import { type Message, sentence } from '../src/messages/message.ts';
import { code } from '../src/messages/text.ts';

export const verify = command({
  name: 'verify',
  chapter: 'The bot',
  summary: 'Check that nobody has changed the record: the hash chain of one incident, or of everything',
  example: '/db verify 7',
  args: takes(optional(number('incident', 'the number of an incident'))),
  async run([number], context) {
    const stream = number === undefined ? undefined : (await incidentNumbered(context.journal, number)).stream;
    return verdict(await context.journal.verify(stream));
  },
});

function verdict(found: Verification): Message {
  if (!found.intact) return sentence(`Not intact: ${found.stream}, fact ${found.version}. ${found.why}`);
  const what = `Intact: ${found.facts} facts in ${found.streams} ${found.streams === 1 ? 'stream' : 'streams'}.`;
  return found.head === undefined ? sentence(what) : sentence(`${what} Head `, code(found.head.slice(0, 16)), '.');
}
