import type { Button } from '../messages/message.ts';
import { Refusal } from '../refusal.ts';
import { type Strange, strangeWord } from '../tiers/known.ts';
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
  asking: Asking,
  extent?: Extent,
): Promise<Asked> {
  const found = await tiers.ask(question.name, asking.tier, asking.given, extent);
  const strange = answered(found) ? await strangeWord(question, found, tiers.ask) : undefined;
  if (!strange) return found;
  throw new Refusal(notThere(strange, asking.tier), offers(strange, asking));
}

/** What all tiers of a question answer at once. A Refusal where a word names nothing on any of those that answer. */
export async function answersOfAll({ tiers }: Context, question: Question, asking: Asking): Promise<readonly Asked[]> {
  const found = await Promise.all(question.tiers.map((one) => tiers.ask(question.name, one, asking.given)));
  const there = found.filter(answered);
  if (there.some(({ rows }) => rows.length > 0)) return found;
  const strange = await Promise.all(there.map((one) => strangeWord(question, one, tiers.ask)));
  const known = strange.flatMap((one) => one ?? []);
  const likeliest = known.find(({ meant }) => meant !== undefined) ?? known[0];
  if (!likeliest || known.length < there.length) return found;
  const where = there.map(({ tier }) => tier).join(', ');
  const silent = found.flatMap((one) => (answered(one) ? [] : [` ${one.sentence}`]));
  throw new Refusal(`${notThere(likeliest, where)}${silent.join('')}`, offers(likeliest, asking));
}

const notThere = ({ argument, word, meant }: Strange, where: string): string =>
  `There is no ${argument} “${word.slice(0, 40)}” on ${where}${meant === undefined ? '.' : `; did you mean ${meant}?`}`;

/** A button that asks with what was probably meant, and one that lists what there is. */
function offers({ question, word, meant, words }: Strange, { tier, given, again }: Asking): Button[] {
  const list = [question, tier, ...words];
  return [
    ...(meant === undefined ? [] : [{ label: meant, words: again(given.map((one) => (one === word ? meant : one))) }]),
    { label: list.join(' '), words: list },
  ];
}
