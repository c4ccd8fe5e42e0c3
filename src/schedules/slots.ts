import { type Schedule, weekdays } from '../config/schedules.ts';
import { datesBetween, momentOf } from './local-time.ts';

/** When a scheduled routine happens. */
export type Timing = Pick<Schedule, 'name' | 'at' | 'days' | 'timeZone' | 'holidays' | 'graceMs'>;

export type Slot<Kind extends Timing = Timing> = {
  schedule: Kind;
  /** The local day and hour: `2026-11-22 09:00 Europe/Berlin`. */
  slot: string;
  /** Name of its stream. There is one for a local date, so that it happens once over all processes. */
  stream: string;
  at: Date;
  /** The bot was down, or without its journal, at the hour. */
  late: boolean;
};

/** The slots whose hour has come and whose grace time is not over, oldest first. */
export function slotsDue<Kind extends Timing>(schedules: readonly Kind[], now: Date): Slot<Kind>[] {
  const due = schedules.flatMap((schedule) => slotsOf(schedule, now));
  return due.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** So long after the hour is still on time: a tick each minute, and a process that is busy. */
const onTimeMs = 120_000;

function slotsOf<Kind extends Timing>(schedule: Kind, now: Date): Slot<Kind>[] {
  const { name, at: hour, timeZone, graceMs } = schedule;
  const from = new Date(now.getTime() - graceMs);
  return datesBetween(timeZone, from, now)
    .filter((date) => isWorkday(schedule, date))
    .map((date) => ({ date, at: momentOf(timeZone, date, hour) }))
    .filter(({ at }) => from <= at && at <= now)
    .map(({ date, at }) => ({
      schedule,
      slot: `${date} ${hour} ${timeZone}`,
      stream: `routine/${name}-${date}`,
      at,
      late: now.getTime() - at.getTime() > onTimeMs,
    }));
}

function isWorkday({ days, holidays }: Timing, date: string): boolean {
  const weekday = weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  return weekday !== undefined && days.includes(weekday) && !holidays.includes(date);
}
