import { oneOf, optional } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { type Incident, incidentFrom } from '../src/incidents/incident.ts';
import { incidentLines } from '../src/incidents/list.ts';
import { buttons, message, sentence, text, title } from '../src/messages/message.ts';

/** More would not fit a screen; the numbers lead to the rest. */
const most = 20;

export const incidents = command({
  name: 'incidents',
  chapter: 'Incidents',
  summary: 'Open incidents and who has them; with “all” the past ones too',
  example: '/db incidents all',
  args: takes(optional(oneOf('all', ['all'], 'the word all'))),
  async run([all], { journal }) {
    const listed = await journal.list({ kind: 'incident', limit: most, ...(all ? {} : { open: true }) });
    const found = await Promise.all(
      listed.map(async ({ stream }) => incidentFrom((await journal.read(stream)).history)),
    );
    if (found.length === 0) return sentence(all ? 'There has been no incident yet.' : 'No incident is open.');
    const open = found.filter(({ closed }) => !closed);
    const summary = open.length === 1 ? 'One incident is open' : `${open.length} incidents are open`;
    const unowned = open.filter(({ state }) => state === 'open').slice(0, 5);
    return message(
      summary,
      title(summary),
      text(...incidentLines(found)),
      ...(unowned.length ? [buttons(...unowned.map(takeIt))] : []),
    );
  },
});

const takeIt = ({ word }: Incident) => ({
  label: `Acknowledge ${word}`,
  words: ['ack', word],
  style: 'primary' as const,
});
