import { anIncidentBeforeWords, optional, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { decideOn } from '../src/dispatch/incident.ts';
import { reopen as reopened } from '../src/incidents/decisions.ts';
import { termsOf } from '../src/incidents/terms.ts';
import { sentence } from '../src/messages/message.ts';

export const reopen = command({
  name: 'reopen',
  chapter: 'Incidents',
  summary: 'It is not over: the incident goes on, and people are paged from level 1',
  example: '/db reopen 7 The pool is full again',
  args: takes(anIncidentBeforeWords).and(optional(rest('text', 'why'))),
  async run([named, why], context) {
    const { called, severity, path } = await decideOn(
      context,
      { ...named, words: ['reopen', ...(why ? [why] : [])] },
      (incident) =>
        reopened(incident, {
          ...(why !== undefined && { text: why }),
          path: termsOf(context.config, incident.type, incident.severity).path,
        }),
    );
    const what = path ? 'its path begins anew' : `nobody is paged: it is ${severity}`;
    return sentence(`${called} is open again, and ${what}.`);
  },
});
