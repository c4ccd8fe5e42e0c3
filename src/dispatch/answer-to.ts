import { Refusal } from '../refusal.ts';
import { strangeWord } from '../tiers/known.ts';
import { type Asked, answered, type Extent, type Question } from '../tiers/tiers.ts';
import type { Context } from './context.ts';
import { tierFirst, tierMeant } from './tier.ts';

/** What is asked of which tier, or of `all`, and the words that ask it with others behind the tier. */
export type Asking = {
  tier: string;
  given: readonly string[];
  again: (given?: readonly string[]) => readonly string[];
};

/** How somebody asks: the word in front of the question, if any, and whether all tiers can be meant at once. */
type Manner = { verb?: string; orAll?: boolean };

/** What the words behind a question mean. Throws a Refusal with a button for each tier when they name none. */
export function askingMeant(
  { tiers }: Context,
  question: Question,
  words: readonly string[],
  { verb, orAll = false }: Manner = {},
): Asking {
  const { name } = question;
  const [first, ...given] = tierFirst(words, question, tiers.names);
  const typed = (tier: string, said: readonly string[]) => [...(verb === undefined ? [] : [verb]), name, tier, ...said];
  const again = (tier: string) => typed(tier, given);
  const tier = tierMeant(first, { name, tiers: question.tiers, can: 'asked of', orAll, again });
  return { tier, given, again: (said = given) => typed(tier, said) };
}

/** What a tier answers. Where a word names nothing there, a Refusal with what was probably meant: no rows would look calm. */
export async function answerTo(
  { tiers }: Context,
  question: Question,
  { tier, given, again }: Asking,
  extent?: Extent,
): Promise<Asked> {
  const found = await tiers.ask(question.name, tier, given, extent);
  const strange = answered(found) ? await strangeWord(question, found, tiers.ask) : undefined;
  if (!strange) return found;
  const { argument, word, meant, words } = strange;
  const list = [strange.question, tier, ...words];
  throw new Refusal(
    `There is no ${argument} “${word.slice(0, 40)}” on ${tier}${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
    [
      ...(meant === undefined
        ? []
        : [{ label: meant, words: again(given.map((one) => (one === word ? meant : one))) }]),
      { label: list.join(' '), words: list },
    ],
  );
}
