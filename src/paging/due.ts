import type { Attempt, AttemptName } from './attempt.ts';
import { failedSoFar, nextTry } from './line.ts';
import { newestRepeat, ofLastLevel, type Rung, type Running, rungAt } from './path.ts';

/** Somebody asked for these people to be paged, outside the deadlines of the path; `wants`: what answers such a page. */
export type Ask = {
  index: number;
  people: readonly string[];
  why: string;
  wants?: 'update' | undefined;
  by: string;
  at: Date;
};

export type Paging = { running?: Running | undefined; asks: readonly Ask[]; attempts: readonly Attempt[] };

/** `reach`: the channels over which a person can be paged today, by the person's key. `fence`: of the worker that asks. */
export type PagingNow = { now: Date; fence: number; reach: (person: string) => readonly string[] };

/** A try that is due at `from`. `scheduledAt` is when its rung was to be reached. */
export type PlannedPage = AttemptName & { level: number; scheduledAt: Date; from: Date };

/** Every try that is due or lies ahead: levels, the newest repeat of the last one and the next, and pages asked for. */
export function plannedPages(paging: Paging, at: PagingNow): readonly PlannedPage[] {
  const { running } = paging;
  const asked = paging.asks.flatMap((ask) => askedPages(paging, `asked-${ask.index}`, ask, at));
  if (!running) return asked;
  const run = String(running.index);
  const rungs = [...inTurn(paging, running, levels(paging, running, at), at), ...repeats(paging, running, at)];
  return [...rungs.flatMap(({ rung, from }) => pagesOf(paging, run, rung, from, at)), ...asked];
}

/** The tries to reach people who are paged at once, outside any path, under a run of that name. */
export const askedPages = (
  paging: Pick<Paging, 'attempts'>,
  run: string,
  { people, at: since }: Pick<Ask, 'people' | 'at'>,
  at: PagingNow,
): readonly PlannedPage[] => pagesOf(paging, run, { rung: 0, level: 0, at: since, people }, since, at);

type Opening = { rung: Rung; from: Date };

/** Each level at its own deadline, or now when the level before it is reached and has certainly failed. */
function levels(paging: Paging, running: Running, at: PagingNow): Opening[] {
  const openings: Opening[] = [];
  for (const index of running.path.levels.keys()) {
    const rung = rungAt(running, index, paging.attempts);
    if (!rung) continue;
    const before = openings.at(-1);
    const hurry = before && before.from <= at.now && failed(paging, running, before.rung, at);
    openings.push({ rung, from: hurry && at.now < rung.at ? at.now : rung.at });
  }
  return openings;
}

/** Of levels that are overdue together each waits until everybody of the one before it is being paged: order is kept. */
function inTurn(paging: Paging, running: Running, openings: readonly Opening[], at: PagingNow): readonly Opening[] {
  const turn = openings.findIndex(({ rung, from }) => from <= at.now && !begun(paging, running, rung, at));
  return turn < 0 ? openings : openings.filter(({ from }, index) => index <= turn || from > at.now);
}

const begun = (paging: Paging, running: Running, rung: Rung, at: PagingNow): boolean =>
  lines(rung, at).every(
    ({ person, channel }) => triesOf(paging, String(running.index), rung, person, channel).length > 0,
  );

/** After an outage only the newest repeat is made up for, and none if the last level was paged since it was due. */
function repeats(paging: Paging, running: Running, at: PagingNow): Opening[] {
  const began = ofLastLevel(running, paging.attempts);
  const newest = newestRepeat(running, at.now, began);
  const next = rungAt(running, newest ? newest.rung + 1 : running.path.levels.length, began);
  const wanted =
    newest && began.length > 0 && !began.some((one) => one.rung < newest.rung && one.startedAt >= newest.at);
  return [wanted ? newest : undefined, next]
    .filter((rung) => rung !== undefined)
    .map((rung) => ({ rung, from: rung.at }));
}

function pagesOf(
  paging: Pick<Paging, 'attempts'>,
  run: string,
  rung: Rung,
  opensAt: Date,
  at: PagingNow,
): PlannedPage[] {
  return lines(rung, at).flatMap(({ person, channel }) => {
    const tries = triesOf(paging, run, rung, person, channel);
    const from = nextTry(tries, opensAt, at.fence, at.now);
    if (!from) return [];
    const nth = tries.length + 1;
    return [{ run, rung: rung.rung, level: rung.level, person, channel, nth, scheduledAt: rung.at, from }];
  });
}

/** Nobody to page counts as failed too. */
const failed = (paging: Paging, running: Running, rung: Rung, at: PagingNow): boolean =>
  lines(rung, at).every(({ person, channel }) =>
    failedSoFar(triesOf(paging, String(running.index), rung, person, channel), at.fence, at.now),
  );

const lines = ({ people }: Rung, { reach }: PagingNow): { person: string; channel: string }[] =>
  people.flatMap((person) => reach(person).map((channel) => ({ person, channel })));

const triesOf = (
  { attempts }: Pick<Paging, 'attempts'>,
  run: string,
  rung: Rung,
  person: string,
  channel: string,
): Attempt[] =>
  attempts.filter(
    (one) => one.run === run && one.rung === rung.rung && one.person === person && one.channel === channel,
  );
