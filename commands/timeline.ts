import { anIncident } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { historyOf } from '../src/dispatch/incident.ts';
import { incidentFrom } from '../src/incidents/incident.ts';
import { timelineView } from '../src/incidents/timeline.ts';

export const timeline = command({
  name: 'timeline',
  chapter: 'Incidents',
  summary: 'What has happened so far, a line for each thing',
  example: '/db timeline 7',
  args: takes(anIncident),
  async run([number], context) {
    const history = await historyOf(context, { number, words: ['timeline'] });
    return timelineView(incidentFrom(history).number, history);
  },
});
