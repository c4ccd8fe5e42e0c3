import { personMeant } from '../src/config/person.ts';
import { anIncident, optional, person } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { askPage } from '../src/incidents/decisions.ts';
import { sentence } from '../src/messages/message.ts';

export const page = command({
  name: 'page',
  chapter: 'Incidents',
  summary: 'Page somebody now: a person or a role, or else the next level of the path',
  example: '/db page 7 @bo',
  args: takes(anIncident).and(optional(person('person'))),
  async run([number, who], context) {
    const people = who === undefined ? undefined : personMeant(context.config, who);
    const { called } = await decideOn(context, { number, words: ['page', ...(who ? [who] : [])] }, (incident) =>
      askPage(incident, { ...(people && { people }) }),
    );
    return sentence(`The page for ${called} is on its way.`);
  },
});
