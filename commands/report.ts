import { namesOf } from '../src/config/who.ts';
import { anIncident } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { historyOf } from '../src/dispatch/incident.ts';
import { incidentFrom } from '../src/incidents/incident.ts';
import { report as draft } from '../src/incidents/report.ts';
import { code, message, note, title } from '../src/messages/message.ts';

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
      code(draft(history, namesOf(context.config), head)),
      note(
        verified.intact
          ? 'The record is intact.'
          : `The record is NOT intact: fact ${verified.version}. ${verified.why}`,
      ),
    );
  },
});
