import { answersOfAll, answerTo, askingMeant } from '../src/dispatch/answer-to.ts';
import { remaining } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import { drawn } from '../src/dispatch/drawn.ts';
import { mayReveal } from '../src/dispatch/permission.ts';
import { type Message, withButton } from '../src/messages/message.ts';
import { usage } from '../src/tiers/arguments.ts';
import { everywhere } from '../src/tiers/everywhere.ts';
import type { Question } from '../src/tiers/tiers.ts';

/** Every file of config/queries is a command: `/db pools oltp` asks the question `pools` of the tier `oltp`. */
export const question = (asked: Question): Command => ({
  ...command({
    name: asked.name,
    chapter: 'Ask',
    summary: asked.summary,
    example: ['/db', asked.name, ...asked.tiers.slice(0, 1), ...(asked.example ?? [])].join(' '),
    args: takes(remaining('arguments')),
    async run([words], context) {
      const { call, config } = context;
      const asking = askingMeant(context, asked, words, { orAll: true });
      if (asking.tier === 'all') {
        const answers = await answersOfAll(context, asked, asking);
        const masked = !mayReveal(config, call);
        return shareable(everywhere(asked.name, answers, { masked, by: call.by }), asking.again());
      }
      return shareable(drawn(context, asked, await answerTo(context, asked, asking)), asking.again());
    },
  }),
  usage: usage(asked),
  question: asked,
});

const shareable = (shown: Message, words: readonly string[]): Message =>
  withButton(shown, { label: 'Share in this room', words: ['share', ...words] });
