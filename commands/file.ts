import { answerTo, askingMeant } from '../src/dispatch/answer-to.ts';
import { optional, remaining, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { mayReveal } from '../src/dispatch/permission.ts';
import { questionMeant } from '../src/dispatch/question.ts';
import { message, note, text } from '../src/messages/message.ts';
import { code } from '../src/messages/text.ts';
import { askedLine } from '../src/tiers/asked-line.ts';
import { csv } from '../src/tiers/csv.ts';
import { standing } from '../src/tiers/mark.ts';
import { type Answer, answered } from '../src/tiers/tiers.ts';
import { view } from '../src/tiers/view.ts';

export const file = command({
  name: 'file',
  chapter: 'Ask',
  summary: 'Ask a question again and get its rows, 5,000 at most, as a CSV file in your direct messages',
  example: '/db file sessions oltp',
  args: takes(word('question', 'a question, such as sessions'))
    .and(optional(word('tier', 'a tier')))
    .and(remaining('arguments')),
  async run([question, first, others], context) {
    const asked = questionMeant(context, question);
    const words = [...(first === undefined ? [] : [first]), ...others];
    const { config, call } = context;
    const answer = await answerTo(context, asked, askingMeant(context, asked, words, { verb: 'file' }), 'whole');
    const drawn = { masked: !mayReveal(config, call), by: call.by };
    if (!answered(answer) || answer.rows.length === 0) return view(answer, drawn);
    const name = fileName(answer);
    const told = `${counted(answer)} of ${answer.question} · ${answer.tier}`;
    const summary = [
      `${told} ${answer.rows.length === 1 ? 'is' : 'are'} in your direct messages with me: `,
      code(name),
    ];
    return {
      message: message(summary, text(summary), note(...askedLine(answer, call.by))),
      file: {
        name,
        content: csv(answer, drawn),
        says: [`${told}: ${standing(answer)}, `, ...askedLine(answer, call.by)],
      },
    };
  },
});

/** Where there are more, so many are the first. */
function counted({ rows, truncated }: Answer): string {
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  return truncated ? `The first ${count}` : count;
}

/** `sessions-oltp-2026-11-22T092603Z.csv` */
const fileName = ({ question, tier, at }: Answer): string =>
  `${question}-${tier}-${at.slice(0, 19).replaceAll(':', '')}Z.csv`;
