const units = [
  { ms: 1, names: ['ms'] },
  { ms: 1000, names: ['s', 'second', 'seconds'] },
  { ms: 60_000, names: ['min', 'minute', 'minutes'] },
  { ms: 3_600_000, names: ['h', 'hour', 'hours'] },
  { ms: 86_400_000, names: ['day', 'days'] },
] as const;

/** Milliseconds of a length of time as operators write it: `30 s`, `5 min`, `4 h`, `2 days`. Undefined if it is not one. */
export function duration(text: string): number | undefined {
  const [, amount, word] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text.trim()) ?? [];
  const unit = units.find(({ names }) => names.some((name) => name === word));
  return amount === undefined || unit === undefined ? undefined : Math.round(Number(amount) * unit.ms);
}
