import { expect, test } from 'vitest';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import { openStage, type Stage } from './stage.ts';
import { acknowledges, hasItsRoom, isPaged, isSealed, opensIncident, resolves } from './story.ts';
import { problems } from './verify.ts';

test('a process that was stopped for longer than its lease begins nothing late, and its late outcome is kept', async () => {
  const stage = await openStage();
  const answer = held();
  try {
    const frozen = stage.start();
    await frozen.ready();
    stage.slack.fault('chat.postMessage', { kind: 'hold', when: 'after', until: answer.given });
    await opensIncident(stage);
    await isPaged(stage, 'ana');
    frozen.freeze();
    const other = stage.start();
    await other.ready();
    await until(
      () => fenceOf(stage),
      (fence) => fence > 1,
    );
    await isPaged(stage, 'eli');
    stage.changedHands();
    answer.give();
    frozen.thaw();
    const outcome = await until(() => outcomeOf(stage, '1/0/ana/slack/1'), Boolean);
    expect(outcome).toMatch(/^page (sent|unknown)$/);
    await acknowledges(stage, 'eli');
    await hasItsRoom(stage);
    await resolves(stage);
    await isSealed(stage);
    await until(() => isSettled(stage.journalUrl), Boolean);
    expect(await fencesOfStarts(stage)).toEqual([...(await fencesOfStarts(stage))].sort());
    expect(await problems(stage)).toEqual([]);
    expect([frozen.isAlive(), other.isAlive()]).toEqual([true, true]);
  } finally {
    answer.give();
    await stage.close();
  }
}, 120_000);

function held() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

async function fenceOf({ journalUrl }: Stage): Promise<number> {
  const [row] = await askOnce(journalUrl, "select fence from streams where name = 'incident/1'");
  return Number(row?.fence ?? 0);
}

const outcomeOf = async ({ facts }: Stage, attempt: string): Promise<string | undefined> =>
  (await facts()).find(({ type, body }) => body.attempt === attempt && type !== 'page started')?.type;

/** Of the leases under which pages were begun, in the order of beginning. */
const fencesOfStarts = async ({ facts }: Stage): Promise<number[]> =>
  (await facts()).flatMap(({ type, body }) => (type === 'page started' ? [Number(body.fence)] : []));
