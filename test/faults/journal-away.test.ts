import { expect, test } from 'vitest';
import { startCluster } from '../../src/sandbox/postgres/cluster.ts';
import { prepareJournal } from '../../src/sandbox/surroundings.ts';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { endsWell, isPaged, opensIncident } from './story.ts';

test('while the journal is killed and comes back the bot stays up, says so, pages on, and shows nothing twice', async () => {
  const cluster = await startCluster({ durable: false });
  const { url, ownerUrl } = await prepareJournal(cluster);
  const stage = await openStage({ DATABASE_URL: url, JOURNAL_OWNER_URL: ownerUrl }, cluster.url('rookery'));
  try {
    const bot = stage.start();
    await bot.ready();
    const card = stage.journal.holdBack((text) => text.includes('put post') && text.includes('\u0004card'), 1);
    await opensIncident(stage);
    await Promise.all([until(async () => card.count(), Boolean), isPaged(stage, 'ana')]);
    await cluster.kill();
    card.letGo();
    await until(bot.readyz, (status) => status === 503);
    expect(await pressedInVain(stage, 'ana')).toBe(
      'Not recorded: the journal does not answer. Nothing has changed; please try again.',
    );
    await cluster.restart();
    await until(bot.readyz, (status) => status === 200);
    await isPaged(stage, 'eli');
    await endsWell(stage);
    expect(bot.isAlive()).toBe(true);
  } finally {
    await stage.close();
    await cluster.stop();
  }
}, 300_000);

/** What this person is told who acknowledges while nothing can be recorded. */
async function pressedInVain({ slack }: Stage, who: string): Promise<string> {
  const page = slack.dm(who).at(-1);
  if (!page) throw new Error(`${who} has no page`);
  await slack.presses(who, page, 'Acknowledge');
  const [answer] = await until(
    async () => slack.ephemeral(who),
    (answers) => answers.length > 0,
  );
  return answer?.text ?? '';
}
