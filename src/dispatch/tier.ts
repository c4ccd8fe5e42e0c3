import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';

/** The one of these tiers that a word names, whatever its case. */
export const tierCalled = (word: string | undefined, tiers: readonly string[]): string | undefined =>
  tiers.find((one) => one === word?.toLowerCase());

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
    known.map((one) => ({ label: one, words: again(one) })),
  );
}

function whichTier(word: string | undefined, { name, tiers, can, orAll }: Wanted): string {
  const possible = `It can be ${can} ${tiers.join(', ')}${orAll ? ', or all' : ''}.`;
  if (word === undefined) return `Which tier do you mean for ${name}? ${possible}`;
  const meant = nearest(word, tiers);
  const hint = meant === undefined ? '.' : `; did you mean ${meant}?`;
  return `“${word.slice(0, 40)}” is not a tier that ${name} can be ${can}${hint} ${possible}`;
}
