import { anIncident } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { acknowledge } from '../src/incidents/decisions.ts';
import { sentence } from '../src/messages/message.ts';

export const ack = command({
  name: 'ack',
  chapter: 'Incidents',
  summary: 'Take an incident: you have it, and paging stops',
  example: '/db ack 7',
  args: takes(anIncident),
  async run([number], context) {
    const { called } = await decideOn(context, { number, words: ['ack'] }, acknowledge);
    return sentence(`${called} is yours. Nobody further is paged.`);
  },
});
