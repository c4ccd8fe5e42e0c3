import { createTiers, type PostgresTiers } from '../../src/postgres/tiers.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { type Answer, answered } from '../../src/tiers/tiers.ts';
import { allTiers } from './reader.ts';

/** The shipped questions, and all four tiers on one database, or OLTP elsewhere; `content` names a console, the others none. */
export async function tiersWithConsole(url: string, consoleUrl?: string, oltpUrl = url): Promise<PostgresTiers> {
  const { questions } = await loadQuestions('config/queries', allTiers);
  const tiers = allTiers.map((name) => ({
    ...{ name, url: name === 'oltp' ? oltpUrl : url },
    ...(name === 'content' && { consoleUrl }),
  }));
  return createTiers({ tiers, questions, now: () => new Date() });
}

/** The pools of `content`, or the sentence that says why not. */
export async function poolsOf(tiers: PostgresTiers): Promise<Answer> {
  const asked = await tiers.ask('pools', 'content');
  if (!answered(asked)) throw new Error(asked.sentence);
  return asked;
}
