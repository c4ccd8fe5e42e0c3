import { remaining, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { questionMeant } from '../src/dispatch/question.ts';
import { everywhere } from '../src/tiers/everywhere.ts';
import { view } from '../src/tiers/view.ts';

export const share = command({
  name: 'share',
  chapter: 'Ask',
  summary: 'Ask a question again and show the answer to everybody here, private columns masked',
  example: '/db share pools oltp',
  args: takes(word('question', 'a question, such as pools'))
    .and(word('tier', 'a tier, or all'))
    .and(remaining('arguments')),
  async run([question, tier, given], context) {
    questionMeant(context, question);
    const { tiers, call } = context;
    const known = tiers.questions.find(({ name }) => name === question);
    if (tier !== 'all') {
      return {
        message: view(await tiers.ask(question, tier, given), { masked: true, by: call.by, as: known?.view }),
        to: 'room',
      };
    }
    const answers = await Promise.all((known?.tiers ?? []).map((one) => tiers.ask(question, one, given)));
    return { message: everywhere(question, answers, { masked: true, by: call.by }), to: 'room' };
  },
});
