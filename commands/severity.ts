import type { Config } from '../src/config/schemas.ts';
import { anIncident, oneOf } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { changeSeverity } from '../src/incidents/decisions.ts';
import { termsOf } from '../src/incidents/terms.ts';
import { sentence } from '../src/messages/message.ts';

export const severity = (config: Config): Command =>
  command({
    name: 'severity',
    chapter: 'Incidents',
    summary: 'Raise or lower how bad it is; another path pages from its own beginning',
    example: '/db severity 7 critical',
    args: takes(anIncident).and(
      oneOf(
        'severity',
        config.severities.map(({ name }) => name),
        'a severity',
      ),
    ),
    async run([number, to], context) {
      const { called } = await decideOn(context, { number, words: ['severity', to] }, (incident) =>
        changeSeverity(incident, { to, ...termsOf(config, incident.type, to) }),
      );
      const meaning = config.severities.find(({ name }) => name === to)?.meaning;
      return sentence(`${called} is ${to} now${meaning ? ` (${meaning})` : ''}.`);
    },
  });
