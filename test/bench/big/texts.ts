import { fits } from '../../../src/postgres/lack.ts';
import { openSession } from '../../../src/postgres/session.ts';
import { parameterValues } from '../../../src/tiers/arguments.ts';
import type { Reviewed } from '../../../src/tiers/reviewed.ts';
import { alone, word } from '../../postgres/texts.ts';

/** One text of a question, as a question of its own, with the words it is asked with and the values they become. */
export type Asking = {
  question: Reviewed;
  sql: string;
  tier: string;
  words: readonly string[];
  values: readonly (string | null)[];
};

/** Every text that this tier can be asked, also those that stand in for another: `weekly@queue` besides `weekly`. */
export async function textsFor(url: string, questions: readonly Reviewed[], given: Given): Promise<Asking[]> {
  const texts = questions.flatMap(alone);
  const { connection, has, lacks } = await openSession(url, texts, false);
  connection.destroy();
  return texts.flatMap((question) =>
    question.wordings
      .filter((wording) => fits(has, wording))
      .map(({ sql }) => ({ sql, ...asked(question, given, lacks()) })),
  );
}

/** Words for arguments that must not be left out; one that is not named here gets any that it takes. */
export type Given = Readonly<Record<string, string>>;

function asked(question: Reviewed, given: Given, lacks: string): Omit<Asking, 'sql'> {
  const tier = question.tiers[0] ?? '';
  const needed = question.arguments.filter(({ optional }) => !optional);
  const words = needed.map((argument) => given[argument.name] ?? word(argument));
  const values = parameterValues(question, tier, words);
  const isLacks = (at: number) => question.parameters[at]?.name === 'lacks';
  return { question, tier, words, values: values.map((value, at) => (isLacks(at) ? lacks : value)) };
}
