import { Refusal } from '../refusal.ts';
import { strangeWord } from '../tiers/known.ts';
import { type Asked, answered, type Extent, type Question } from '../tiers/tiers.ts';
import type { Context } from './context.ts';

/** What is asked of which tier, and the words that ask it with others behind the tier. */
type Asking = {
  tier: string;
  given: readonly string[];
  again: (given: readonly string[]) => readonly string[];
  extent?: Extent;
};

/** What a tier answers. Where a word names nothing there, a Refusal with what was probably meant: no rows would look calm. */
export async function answerTo(
  { tiers }: Context,
  question: Question,
  { tier, given, again, extent }: Asking,
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
