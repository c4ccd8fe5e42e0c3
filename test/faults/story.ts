import { expect } from 'vitest';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import type { Stage } from './stage.ts';
import { problems } from './verify.ts';

/** A critical incident, from the first word to the sealed record, told by people who try again when the bot dies on them. */
export async function tellStory(stage: Stage): Promise<void> {
  await opensIncident(stage);
  for (const who of ['ana', 'bo', 'eli']) await Promise.all([isPaged(stage, who), isMailed(stage, who)]);
  await acknowledges(stage, 'eli');
  await hasItsRoom(stage);
  await resolves(stage);
}

/** Eli takes it and brings it to its end, and it ends well. */
export async function endsWell(stage: Stage): Promise<void> {
  await acknowledges(stage, 'eli');
  await hasItsRoom(stage);
  await resolves(stage);
  await isWell(stage);
}

/** It has ended, nothing is left to do, and everything that must be true is. */
export async function isWell(stage: Stage): Promise<void> {
  await isSealed(stage);
  await isRight(stage);
}

/** Whoever was stopped in the middle of posting something takes his copy back when he finds it there already. */
export async function isRight(stage: Stage, decisions?: readonly string[]): Promise<void> {
  await until(() => isSettled(stage.journalUrl), Boolean);
  await expect.poll(() => problems(stage, decisions), { interval: 250 }).toEqual([]);
}

/** The card stands in the room. */
export async function hasItsRoom({ slack }: Stage): Promise<void> {
  const isCard = ({ blocks }: { blocks: readonly unknown[] }) => JSON.stringify(blocks).includes('"Resolve"');
  await slack.waitFor('posted', ({ message }) => isCard(message), { timeout: 150_000 });
}

export const opensIncident = (stage: Stage, what = 'database-outage'): Promise<void> =>
  insists(stage, 'opened', () => stage.slack.types('gus', 'database', `/db open ${what}`));

export const resolves = (stage: Stage): Promise<void> =>
  insists(stage, 'resolved', () => stage.slack.types('eli', 'database', '/db resolve 1 The disk was replaced'));

/** By the button of the newest page that still has one. */
export const acknowledges = (stage: Stage, who: string): Promise<void> =>
  insists(stage, 'acknowledged', () => {
    const pages = stage.slack.dm(who).filter(({ blocks }) => JSON.stringify(blocks).includes('"Acknowledge"'));
    const page = pages.at(-1);
    return page ? stage.slack.presses(who, page, 'Acknowledge') : Promise.resolve({ status: 'failed' });
  });

export async function isPaged({ slack }: Stage, who: string): Promise<void> {
  const isHers = ({ ts }: { ts: string }) => slack.dm(who).some((message) => message.ts === ts);
  await slack.waitFor('posted', ({ message }) => isHers(message), { timeout: 150_000 });
}

export const isMailed = ({ mail }: Stage, who: string): Promise<unknown> =>
  mail.mail(({ to }) => to.includes(`${who}@rookery.internal`));

/** That it ended is told in its room with the hash of the record. */
export async function isSealed({ slack }: Stage): Promise<void> {
  await slack.waitFor('posted', ({ message }) => message.text.includes('The record so far'), { timeout: 150_000 });
}

/** Does it until it has happened: whoever was told that it failed, or saw the bot die without an answer, does it again. */
async function insists(stage: Stage, type: string, act: () => Promise<{ status: string }>): Promise<void> {
  const happened = async () => (await stage.facts()).some((fact) => fact.type === type);
  for (;;) {
    const bot = stage.bots.at(-1);
    await Promise.race([bot?.ready().catch(() => undefined), bot?.ended]);
    if (await happened()) return;
    const before = notRecorded(stage);
    // Nobody waits for an answer of the dead.
    const { status } = await Promise.race([act(), bot?.ended.then(() => gone) ?? gone]);
    const isOver = () => status === 'failed' || bot?.isAlive() === false || notRecorded(stage) > before;
    const done = until(happened, (yes) => yes || isOver());
    if (await done) return;
  }
}

const gone = { status: 'failed' };

/** How many people were told so far that what they wanted is not recorded, or perhaps not. */
const notRecorded = ({ slack }: Stage): number =>
  slack.log.entries.filter((entry) => entry.kind === 'posted' && /^(Not|Perhaps not) recorded/.test(entry.message.text))
    .length;
