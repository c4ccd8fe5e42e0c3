import { optional, remaining, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import { drawn } from '../src/dispatch/drawn.ts';
import { mayReveal } from '../src/dispatch/permission.ts';
import { type Button, type Message, withButton } from '../src/messages/message.ts';
import { nearest } from '../src/nearest.ts';
import { Refusal } from '../src/refusal.ts';
import { everywhere } from '../src/tiers/everywhere.ts';
import type { Question } from '../src/tiers/tiers.ts';

/** Every file of config/queries is a command: `/db pools oltp` asks the question `pools` of the tier `oltp`. */
export const question = (asked: Question): Command => ({
  ...command({
    name: asked.name,
    chapter: 'Ask',
    summary: asked.summary,
    example: ['/db', asked.name, ...asked.tiers.slice(0, 1), ...(asked.example ?? [])].join(' '),
    args: takes(optional(word('tier', 'a tier, or all'))).and(remaining('arguments')),
    async run([tier, given], context) {
      const { tiers, call, config } = context;
      if (tier?.toLowerCase() === 'all') {
        const answers = await Promise.all(asked.tiers.map((one) => tiers.ask(asked.name, one, given)));
        const masked = !mayReveal(config, call);
        return shareable(everywhere(asked.name, answers, { masked, by: call.by }), [asked.name, 'all', ...given]);
      }
      const on = tierMeant(asked, tier, given);
      return shareable(drawn(context, asked, await tiers.ask(asked.name, on, given)), [asked.name, on, ...given]);
    },
  }),
  usage: usageOf(asked),
  question: { public: asked.public, topic: asked.topic },
});

const shareable = (shown: Message, words: readonly string[]): Message =>
  withButton(shown, { label: 'Share in this room', words: ['share', ...words] });

const usageOf = ({ name, tiers, arguments: args }: Question): string =>
  [
    '/db',
    name,
    tiers.length > 1 ? '<tier|all>' : '[tier]',
    ...args.map((one) => (one.optional ? `[${one.name}]` : `<${one.name}>`)),
  ].join(' ');

function tierMeant({ name, tiers }: Question, tier: string | undefined, given: readonly string[]): string {
  const [only, ...others] = tiers;
  if (tier === undefined && only !== undefined && others.length === 0) return only;
  const found = tiers.find((one) => one === tier?.toLowerCase());
  if (found) return found;
  throw new Refusal(
    whichTier(name, tiers, tier),
    [...tiers, 'all'].map((one): Button => ({ label: one, words: [name, one, ...given] })),
  );
}

function whichTier(name: string, tiers: readonly string[], tier: string | undefined): string {
  if (tier === undefined) return `Which tier do you want to ask for ${name}?`;
  const meant = nearest(tier, tiers);
  return `“${tier.slice(0, 40)}” is not a tier that ${name} can be asked of${meant ? `; did you mean ${meant}?` : '.'} It can be asked of ${tiers.join(', ')}, or all.`;
}
