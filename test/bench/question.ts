import { fileURLToPath } from 'node:url';
import { root } from '../../src/root.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { sameAs } from './answer.ts';
import { load } from './load.ts';
import { median } from './numbers.ts';
import { bot, type Stage } from './stage.ts';
import { type Versus, versus } from './versus.ts';

/** Median ms from `/db pools oltp` to its answer, one at a time, against a bare handler with the same statement. */
export async function asking(
  { slack, start }: Stage,
  { rounds, count }: { rounds: number; count: number },
): Promise<Versus> {
  const first = await start(bot);
  const { answer } = await slack.command('pools oltp');
  await first.stop();
  const more = { ...sameAs(answer), SQL: await statement('pools') };
  const apps = { bot: () => start(bot), floor: () => start('test/bench/bare-question.js', more) };
  return versus(rounds, apps, async () => {
    await load(slack, { count: 100, atOnce: 1, text: () => 'pools oltp' });
    const answers = await load(slack, { count, atOnce: 1, text: () => 'pools oltp' });
    return median(answers.map(({ answeredMs }) => answeredMs));
  });
}

async function statement(name: string): Promise<string> {
  const { questions } = await loadQuestions(fileURLToPath(new URL('config/queries', root)), ['oltp']);
  return questions.find((question) => question.name === name)?.wordings[0]?.sql ?? '';
}
