import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { acknowledges, hasItsRoom, isPaged, isRight, isWell, opensIncident, tellStory } from './story.ts';

const patience = 300_000;

test(
  'two processes on one journal tell one story, and nothing is done twice',
  () =>
    onTwo({}, async (stage) => {
      await tellStory(stage);
      await isWell(stage);
    }),
  patience,
);

test(
  'an incident that both processes see in their samples is opened, paged and shown once',
  () =>
    onTwo({ CONFIG_OVERLAY: watched }, async (stage) => {
      await isPaged(stage, 'eli');
      await acknowledges(stage, 'eli');
      await hasItsRoom(stage);
      expect((await stage.facts()).find(({ type }) => type === 'opened')?.by).toMatch(/^watch:/);
      await isRight(stage, ['opened', 'acknowledged']);
    }),
  patience,
);

test(
  'what Slack sends once more to another process is done once',
  () =>
    onTwo({}, async (stage) => {
      const { slack } = stage;
      await opensIncident(stage);
      await hasItsRoom(stage);
      const [room] = [...slack.world.channels.values()].filter(({ name }) => name.startsWith('inc-'));
      for (const [before, word] of ['first', 'second'].entries()) {
        slack.repeatNextEvent();
        await slack.types('ana', room?.name ?? '', `@rookery note 1 ${word}`);
        await slack.waitFor(
          'delivery',
          ({ attempt, payload }) => attempt > 0 && JSON.stringify(payload).includes(word),
        );
        // Of the four connections each is asked in its turn: now the repetition goes to the other process.
        await slack.types('ana', 'database', '/db help');
        await until(
          async () => stage.bots.flatMap((bot) => heard(bot.said())).length,
          (count) => count === 2 * (before + 1),
        );
      }
      const noted = (await stage.facts()).filter(({ type }) => type === 'noted');
      expect(noted.map(({ body }) => body.text)).toEqual(['first', 'second']);
    }),
  patience,
);

/** The notes that a process was asked to take, whether it took them or saw that it had them. */
const heard = (said: string) => said.match(/"word":"note"|a request came again/g) ?? [];

/** The watch looks every two seconds, and its one limit always holds. */
const watched = 'src/sandbox/config,src/sandbox/demo/config,test/faults/config,test/faults/config/watched';

async function onTwo(variables: Record<string, string>, story: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(variables);
  try {
    const pair = [stage.start(), stage.start()];
    await Promise.all(pair.map((bot) => bot.ready()));
    await story(stage);
    expect(pair.every((bot) => bot.isAlive())).toBe(true);
  } finally {
    await stage.close();
  }
}
