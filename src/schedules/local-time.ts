const dayMs = 86_400_000;

/** The local date in a time zone, `2026-11-22`. */
export const dateIn = (zone: string, at: Date): string => new Date(wallClock(zone, at)).toISOString().slice(0, 10);

/** The local dates from one moment to another, both included. */
export function datesBetween(zone: string, from: Date, to: Date): string[] {
  const dates: string[] = [];
  const last = dateIn(zone, to);
  for (let date = dateIn(zone, from); date <= last; date = dayAfter(date)) dates.push(date);
  return dates;
}

/**
 * The moment at which the clocks of a zone show this hour. An hour that comes twice is the first one; an hour that is
 * left out in spring is as much later as the clocks were put forward.
 */
export function momentOf(zone: string, date: string, hour: string): Date {
  const shown = Date.parse(`${date}T${hour}:00Z`);
  const before = shown - offset(zone, shown - dayMs);
  const after = shown - offset(zone, shown + dayMs);
  const real = [before, after].filter((moment) => wallClock(zone, new Date(moment)) === shown);
  return new Date(real.length === 0 ? before : Math.min(...real));
}

const dayAfter = (date: string): string => new Date(Date.parse(`${date}T00:00Z`) + dayMs).toISOString().slice(0, 10);

const offset = (zone: string, moment: number): number => wallClock(zone, new Date(moment)) - moment;

/** What the clocks of a zone show, to the second, as if it were UTC. */
function wallClock(zone: string, at: Date): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
}

// Making one takes far longer than asking it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const two = '2-digit';
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  clocks.set(zone, clock);
  return clock;
}
