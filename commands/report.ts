import type { Config } from '../src/config/schemas.ts';
import { namesOf } from '../src/config/who.ts';
import { anIncident } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { historyOf } from '../src/dispatch/incident.ts';
import { incidentFrom } from '../src/incidents/incident.ts';
import { report as draft } from '../src/incidents/report.ts';
import type { History } from '../src/journal/facts.ts';
import { code, message, note, title } from '../src/messages/message.ts';
import type { Names } from '../src/messages/text.ts';

export const report = command({
  name: 'report',
  chapter: 'Incidents',
  summary: 'The draft of a post-mortem, in Markdown, from what was recorded',
  example: '/db report 7',
  args: takes(anIncident),
  async run([number], context) {
    const history = await historyOf(context, { number, words: ['report'] });
    const { called, stream } = incidentFrom(history);
    const verified = await context.journal.verify(stream);
    const head = verified.intact ? verified.head : undefined;
    const summary = `Report of ${called}`;
    return message(
      summary,
      title(summary),
      ...chunks(draft(history, namesIn(history, context.config), head)).map(code),
      note(
        verified.intact
          ? 'The record is intact.'
          : `The record is NOT intact: fact ${verified.version}. ${verified.why}`,
      ),
    );
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

/** Whole lines, as many as one preformatted block takes. */
function chunks(text: string): string[] {
  const done: string[] = [];
  for (const line of text.split('\n')) {
    const last = done.pop();
    if (last === undefined) done.push(line);
    else if (last.length + line.length < longestChunk) done.push(`${last}\n${line}`);
    else done.push(last, line);
  }
  return done;
}

const longestChunk = 2_900;
