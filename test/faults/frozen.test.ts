import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { standing } from './copies.ts';
import { fenceOf, giveToNobody } from './hands.ts';
import { openStage, type Stage } from './stage.ts';
import { acknowledges, endsWell, isPaged, opensIncident } from './story.ts';

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
    stage.changedHands();
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
    await endsWell(stage);
    const fences = await fencesOfStarts(stage);
    expect(fences).toEqual(fences.toSorted((one, other) => one - other));
    expect([frozen.isAlive(), other.isAlive()]).toEqual([true, true]);
  } finally {
    answer.give();
    await stage.close();
  }
}, 300_000);

test('a page whose beginning reaches the journal after the lease has gone to somebody else is not begun', async () => {
  const stage = await openStage();
  try {
    await stage.start().ready();
    const begins = stage.journal.holdBack((text) => text.includes('page started') && text.includes('"1/1/bo/'));
    await opensIncident(stage);
    await until(async () => begins.count(), Boolean);
    const { takeBack } = await giveToNobody(stage);
    begins.letGo();
    const sent = stage.journal.messages();
    await until(
      async () => stage.journal.messages(),
      (count) => count > sent + 30,
    );
    expect((await stage.facts()).filter(({ body }) => body.attempt?.startsWith('1/1/bo/'))).toEqual([]);
    await takeBack();
    for (const who of ['bo', 'eli']) await isPaged(stage, who);
    await endsWell(stage);
  } finally {
    await stage.close();
  }
}, 300_000);

test('a card that is written down late does not take the place of the one that stands', async () => {
  const stage = await openStage();
  const isOfCard = (text: string) => text.includes('put post') && text.includes('\u0004card');
  try {
    const frozen = stage.start();
    await frozen.ready();
    const late = stage.journal.holdBack(isOfCard, 1);
    await opensIncident(stage, 'database-outage medium');
    await until(async () => late.count(), Boolean);
    frozen.freeze();
    await stage.start().ready();
    const [opened] = await until(
      async () => (await stage.facts()).filter(({ type }) => type === 'room opened'),
      (facts) => facts.length > 0,
    );
    late.letGo();
    frozen.thaw();
    await stage.slack.waitFor('deleted', undefined, { timeout: 150_000 });
    await acknowledges(stage, 'ana');
    const [card, ...more] = await until(
      async () => standing(stage, 'incident/1/card'),
      ([first]) => JSON.stringify(first?.blocks).includes('acknowledged'),
    );
    expect(more).toEqual([]);
    expect(opened?.body.room).toEqual({ channel: card?.channel, thread: card?.ts });
  } finally {
    await stage.close();
  }
}, 300_000);

function held() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

const outcomeOf = async ({ facts }: Stage, attempt: string): Promise<string | undefined> =>
  (await facts()).find(({ type, body }) => body.attempt === attempt && type !== 'page started')?.type;

/** Of the leases under which pages were begun, in the order of beginning. */
const fencesOfStarts = async ({ facts }: Stage): Promise<number[]> =>
  (await facts()).flatMap(({ type, body }) => (type === 'page started' ? [Number(body.fence)] : []));
