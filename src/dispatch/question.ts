import { Refusal } from '../refusal.ts';
import type { Question } from '../tiers/tiers.ts';
import type { Context } from './context.ts';

/** The question that this person may ask; throws a Refusal that does not tell whether there is another. */
export function questionMeant(
  { commands, may, tiers }: Pick<Context, 'commands' | 'may' | 'tiers'>,
  word: string,
): Question {
  const name = word.toLowerCase();
  const mine = commands().some((one) => one.question && one.name === name && may(one));
  const found = tiers.questions.find((one) => mine && one.name === name);
  if (found) return found;
  throw new Refusal(`There is no question “${word.slice(0, 40)}” that you may ask.`);
}
