import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';

/** The one of these tiers that a word names, whatever its case. */
export const tierCalled = (word: string | undefined, tiers: readonly string[]): string | undefined =>
  tiers.find((one) => one === word?.toLowerCase());

/** What is asked of tiers, or done on them, and how many words it takes besides. */
type Verb = { tiers: readonly string[]; arguments: readonly object[] };

/** The words with the tier in front: where only one is possible, it need not be said before what else is said. */
export function tierFirst(words: readonly string[], verb: Verb, names: readonly string[]): readonly string[] {
  const [only, ...others] = verb.tiers;
  const [first] = words;
  if (only === undefined || first === undefined || others.length > 0 || verb.arguments.length === 0) return words;
  const named = tierCalled(first, [...names, 'all']) ?? nearest(first, verb.tiers);
  return named === undefined ? [only, ...words] : words;
}

/** What a tier is wanted for. `orAll`: all of them at once are possible, too. `again`: the words that say it with a tier. */
type Wanted = {
  name: string;
  tiers: readonly string[];
  can: 'asked of' | 'done on';
  orAll?: boolean;
  again: (tier: string) => readonly string[];
};

/** The tier that is meant, or `all`; left out, it is the only one there is. Throws a Refusal with a button for each. */
export function tierMeant(word: string | undefined, wanted: Wanted): string {
  const { tiers, orAll = false, again } = wanted;
  const [only, ...others] = tiers;
  if (word === undefined && only !== undefined && others.length === 0) return only;
  const known = orAll ? [...tiers, 'all'] : tiers;
  const found = tierCalled(word, known);
  if (found !== undefined) return found;
  throw new Refusal(
    whichTier(word, wanted),
    (tiers.length > 1 ? known : tiers).map((one) => ({ label: one, words: again(one) })),
  );
}

function whichTier(word: string | undefined, { name, tiers, can, orAll }: Wanted): string {
  const possible = `It can be ${can} ${tiers.join(', ')}${orAll && tiers.length > 1 ? ', or all' : ''}.`;
  if (word === undefined) return `Which tier do you mean for ${name}? ${possible}`;
  const meant = nearest(word, tiers);
  const hint = meant === undefined ? '.' : `; did you mean ${meant}?`;
  return `“${word.slice(0, 40)}” is not a tier that ${name} can be ${can}${hint} ${possible}`;
}
