import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage } from './stage.ts';
import { acknowledges, hasItsRoom, isPaged, isWell, opensIncident, resolves } from './story.ts';

test('killed when the acknowledgement was recorded and nobody had been told, it stands, and nobody is paged any more', async () => {
  const stage = await openStage();
  try {
    await stage.start().ready();
    await opensIncident(stage);
    await isPaged(stage, 'eli');
    const taken = stage.journal.holdBack((text) => text.includes('"type":"acknowledged"'), 1);
    const pressed = acknowledges(stage, 'eli');
    await until(async () => taken.count(), Boolean);
    stage.bots.at(-1)?.freeze();
    taken.letGo();
    await pressed;
    await stage.crash();
    expect(stage.slack.ephemeral('eli')).toEqual([]);
    await hasItsRoom(stage);
    await stage.bots.at(-1)?.ready();
    await stage.slack.types('eli', 'database', '/db ack 1');
    const [told] = await until(
      async () => stage.slack.ephemeral('eli'),
      (answers) => answers.length > 0,
    );
    expect(told?.text).toMatch(/^You have incident 1 already/);
    await resolves(stage);
    await isWell(stage);
  } finally {
    await stage.close();
  }
}, 300_000);
