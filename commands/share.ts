import { answersOfAll, answerTo, askingMeant } from '../src/dispatch/answer-to.ts';
import { optional, remaining, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { questionMeant } from '../src/dispatch/question.ts';
import { status } from '../src/dispatch/status.ts';
import { type Message, note } from '../src/messages/message.ts';
import { ago, person } from '../src/messages/text.ts';
import { Refusal } from '../src/refusal.ts';
import { everywhere } from '../src/tiers/everywhere.ts';
import { view } from '../src/tiers/view.ts';

export const share = command({
  name: 'share',
  chapter: 'Ask',
  summary: 'Ask a question again and show the answer to everybody here, private columns masked',
  example: '/db share pools oltp',
  args: takes(word('question', 'a question, such as pools, or status'))
    .and(optional(word('tier', 'a tier, or all')))
    .and(remaining('arguments')),
  run: async ([question, tier, given], context) => ({
    message:
      question.toLowerCase() === 'status'
        ? await statusShared(context)
        : await shared(question, [...(tier === undefined ? [] : [tier]), ...given], context),
    to: 'room',
  }),
});

async function shared(question: string, words: readonly string[], context: Context): Promise<Message> {
  const asked = questionMeant(context, question);
  const { call } = context;
  const asking = askingMeant(context, asked, words, { verb: 'share', orAll: true });
  if (asking.tier !== 'all')
    return view(await answerTo(context, asked, asking), { masked: true, by: call.by, as: asked.view });
  return everywhere(asked.name, await answersOfAll(context, asked, asking), { masked: true, by: call.by });
}

async function statusShared(context: Context): Promise<Message> {
  const { commands, may, call } = context;
  if (!commands().some((one) => one.name === 'status' && may(one)))
    throw new Refusal('/db status is not for you, so you can not share it.');
  const { open, at } = await status(context);
  const asked = ['asked ', ...(at === undefined ? [] : [ago(new Date(at)), ' ']), 'by ', person(call.by)];
  return { ...open, parts: [...open.parts, note(...asked)] };
}
