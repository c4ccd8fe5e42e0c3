import { anIncidentBeforeWords, optional, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { resolve as resolved } from '../src/incidents/decisions.ts';
import { buttons, message, text } from '../src/messages/message.ts';

export const resolve = command({
  name: 'resolve',
  chapter: 'Incidents',
  summary: 'End an incident: paging and reminders stop, the record is sealed',
  example: '/db resolve 7 The import workers were restarted',
  args: takes(anIncidentBeforeWords).and(optional(rest('text', 'how it ended'))),
  async run([named, how], context) {
    const { called, word } = await decideOn(
      context,
      { ...named, words: ['resolve', ...(how ? [how] : [])] },
      (incident, { by }) => resolved(incident, { by, text: how }),
    );
    const said = `${called} is resolved.`;
    return message(
      said,
      text(said),
      buttons({ label: 'Report', words: ['report', word] }, { label: 'Reopen', words: ['reopen', word] }),
    );
  },
});
