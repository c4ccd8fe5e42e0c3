import { anIncidentBeforeWords, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { note as noted } from '../src/incidents/decisions.ts';
import { sentence } from '../src/messages/message.ts';

export const note = command({
  name: 'note',
  chapter: 'Incidents',
  summary: 'Add a line to the timeline; it counts as an update',
  example: '/db note 7 Restarted the import workers',
  args: takes(anIncidentBeforeWords).and(rest('text', 'what you want to note')),
  async run([named, text], context) {
    const { called } = await decideOn(context, { ...named, words: ['note', text] }, (incident) =>
      noted(incident, text),
    );
    return sentence(`Noted in the timeline of ${called}.`);
  },
});
