import type { ResolvedPath } from '../journal/incident-facts.ts';

/** A path under way. Its deadlines count from `startedAt`, whatever happens on the way. */
export type Running = { index: number; path: ResolvedPath; startedAt: Date };

/** A step of the path in time: the levels in order, then the last level again and again. */
export type Rung = { rung: number; level: number; at: Date; people: readonly string[] };

/** A page that has begun. */
export type Begun = { run: string; level: number; startedAt: Date };

/**
 * The rung with that number, or undefined where the path has ended. Repeats count from the first page of the last level
 * where that was early.
 */
export function rungAt(running: Running, rung: number, begun: readonly Begun[]): Rung | undefined {
  const { path, startedAt } = running;
  const level = path.levels[rung];
  if (level) return { rung, level: rung, at: after(startedAt, level.afterMs), people: level.people };
  const last = path.levels.at(-1);
  if (!last || path.repeatMs === undefined) return undefined;
  const base = earlier(after(startedAt, last.afterMs), ofLastLevel(running, begun)[0]?.startedAt);
  const again = rung - path.levels.length + 1;
  return { rung, level: path.levels.length - 1, at: after(base, again * path.repeatMs), people: last.people };
}

/** The newest repeat of the last level whose time has come; undefined before the first. */
export function newestRepeat(running: Running, now: Date, begun: readonly Begun[]): Rung | undefined {
  const { length } = running.path.levels;
  const first = rungAt(running, length, begun);
  if (!first || !running.path.repeatMs || first.at > now) return undefined;
  const passed = Math.floor((now.getTime() - first.at.getTime()) / running.path.repeatMs);
  return rungAt(running, length + passed, begun);
}

export const ofLastLevel = <Page extends Begun>({ index, path }: Running, begun: readonly Page[]): Page[] =>
  begun.filter(({ run, level }) => run === String(index) && level === path.levels.length - 1);

export const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

const earlier = (one: Date, other: Date | undefined): Date => (other && other < one ? other : one);
