/** Slack's own date words, as the reader's time zone has them. `unix` is seconds since 1970. */
export function dateWords(unix, format, zone, now = Date.now()) {
  const at = new Date(unix * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, word) => words[word]?.(at, zone, now) ?? whole);
}

/** `09:26`, or `09:26:03` */
export const timeOf = (at, zone, seconds = false) =>
  formatted(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds && { second: '2-digit' }) });

/** `Today`, `Yesterday` or the whole date. */
export const dayOf = (at, zone, now = Date.now()) => {
  const near = nearDay(at, zone, now);
  return near ? near[0].toUpperCase() + near.slice(1) : words.date_long(at, zone);
};

export const momentOf = (ts) => new Date(Number(ts) * 1000);

/** The full moment with its zone, for those who want to be sure. */
export const fully = (at, zone) => formatted(at, zone, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' });

const short = { month: 'short', day: 'numeric', year: 'numeric' };
const long = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' };

const words = {
  date_num: (at, zone) => formatted(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE'),
  date: (at, zone) => formatted(at, zone, { ...short, month: 'long' }),
  date_short: (at, zone) => formatted(at, zone, short),
  date_long: (at, zone) => formatted(at, zone, long),
  date_pretty: (at, zone, now) => nearDay(at, zone, now) ?? words.date(at, zone),
  date_short_pretty: (at, zone, now) => nearDay(at, zone, now) ?? words.date_short(at, zone),
  date_long_pretty: (at, zone, now) => nearDay(at, zone, now) ?? words.date_long(at, zone),
  time: (at, zone) => timeOf(at, zone),
  time_secs: (at, zone) => timeOf(at, zone, true),
  ago: (at, _, now) => agoOf((now - at.getTime()) / 1000),
};

function nearDay(at, zone, now) {
  const day = 86_400_000;
  const date = words.date_num(at, zone);
  const near = [
    ['today', 0],
    ['yesterday', -day],
    ['tomorrow', day],
  ];
  return near.find(([, ms]) => words.date_num(new Date(now + ms), zone) === date)?.[0];
}

/** `12 seconds ago`, in the largest unit that is whole. */
function agoOf(seconds) {
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en').format(-Math.trunc(seconds / size), unit);
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const formatted = (at, timeZone, options, locale = 'en-GB') =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
