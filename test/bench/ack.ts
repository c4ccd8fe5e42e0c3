import { sameAs } from './answer.ts';
import { load } from './load.ts';
import { quantile } from './numbers.ts';
import { bot, type Stage } from './stage.ts';
import { type Versus, versus } from './versus.ts';

/** p99 in ms of acknowledging `/db help` while 32 people wait for their answers, against a bare app that says the same text. */
export async function acknowledging(
  { slack, start }: Stage,
  { rounds, count }: { rounds: number; count: number },
): Promise<Versus> {
  const first = await start(bot);
  const { answer } = await slack.command('help');
  await first.stop();
  const apps = { bot: () => start(bot), floor: () => start('test/bench/bare-help.js', sameAs(answer)) };
  return versus(rounds, apps, async () => {
    await load(slack, { count: 200, atOnce: 32, text: () => 'help' });
    const answers = await load(slack, { count, atOnce: 32, text: () => 'help' });
    return quantile(
      answers.map(({ acknowledgedMs }) => acknowledgedMs),
      0.99,
    );
  });
}
