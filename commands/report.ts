import type { Config } from '../src/config/schemas.ts';
import { namesOf } from '../src/config/who.ts';
import { anIncident } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { historyOf } from '../src/dispatch/incident.ts';
import { incidentFrom } from '../src/incidents/incident.ts';
import { report as draft } from '../src/incidents/report.ts';
import { reportView } from '../src/incidents/report-view.ts';
import type { History } from '../src/journal/facts.ts';
import type { Names } from '../src/messages/text.ts';

export const report = command({
  name: 'report',
  chapter: 'Incidents',
  summary: 'The draft of a post-mortem, in Markdown, from what was recorded',
  example: '/db report 7',
  args: takes(anIncident),
  async run([meant], context) {
    const history = await historyOf(context, { number: meant, words: ['report'] });
    const { number, stream } = incidentFrom(history);
    const verified = await context.journal.verify(stream);
    const head = verified.intact ? verified.head : undefined;
    return reportView(number, draft(history, namesIn(history, context.config), head), verified);
  },
});

/** Channels by their names; older records tell only the name that was asked for. */
function namesIn(history: History, config: Config): Names {
  const made = new Map(
    history.flatMap(({ fact }) => (fact.type === 'room started' ? [[fact.attempt, fact.name]] : [])),
  );
  const names = new Map(
    history.flatMap(({ fact }) =>
      fact.type === 'room opened' ? [[fact.room.channel, fact.name ?? made.get(fact.attempt)]] : [],
    ),
  );
  return { ...namesOf(config), channel: (id) => names.get(id) ?? id };
}
