import { Refusal } from '../refusal.ts';
import { mostRows } from './most-rows.ts';
import type { Extent, Question } from './tiers.ts';

export type Argument = Question['arguments'][number];

/** `calls int?`, `order total|mean`, `since interval?`; undefined for anything else. */
export function argumentFrom(text: string): Argument | undefined {
  const [, name, type, optional] = /^([a-z]\w*)\s+([\w|-]+)(\?)?$/.exec(text) ?? [];
  if (name === undefined || type === undefined) return undefined;
  const rest = { name, optional: optional === '?' };
  if (type === 'text' || type === 'int' || type === 'number' || type === 'interval') return { ...rest, type };
  return type.includes('|') ? { ...rest, type: 'text', choices: type.split('|') } : undefined;
}

/** Nobody types it: the bot knows the tier that is asked about, what it lacks, and how many rows a file may hold. */
export const isFilled = ({ name }: Argument): boolean => name === 'tier' || name === 'lacks' || name === 'whole';

/** How the question is typed, as `/db slow <tier|all> [calls] [order]`. */
export const usage = ({ name, tiers, arguments: args }: Question): string =>
  typed(name, tiers.length > 1 ? '<tier|all>' : '[tier]', args);

/** A verb, the tier and what may stand behind it; what may be left out stands in square brackets. */
export const typed = (name: string, tier: string, args: readonly { name: string; optional: boolean }[]): string =>
  ['/db', name, tier, ...args.map((one) => (one.optional ? `[${one.name}]` : `<${one.name}>`))].join(' ');

/** The values of `$1 …`, in order; one left out is null. A word that does not fit is refused. */
export function parameterValues(
  question: Question & { parameters: readonly Argument[] },
  tier: string,
  words: readonly string[],
  extent: Extent = 'glance',
): (string | null)[] {
  const given = words.length;
  const most = question.arguments.length;
  if (given > most) {
    const understood = most === 0 ? 'no word' : `${most} ${most === 1 ? 'word' : 'words'}`;
    throw new Refusal(
      `\`${question.name}\` takes ${understood} after the tier and was given ${given}. Usage: ${usage(question)}`,
    );
  }
  const values = new Map(question.arguments.map((argument, index) => [argument.name, words[index]]));
  // One more than is read: then it shows that there are more.
  const whole = extent === 'whole' ? String(mostRows.whole + 1) : undefined;
  const filled = new Map<string, string | undefined>([...values, ['tier', tier], ['whole', whole]]);
  return question.parameters.map((parameter) => value(question, parameter, filled.get(parameter.name)));
}

function value(question: Question, argument: Argument, word: string | undefined): string | null {
  const refuse = (says: string) => new Refusal(`${says}. Usage: ${usage(question)}`);
  if (word === undefined || word === '') {
    if (argument.optional) return null;
    throw refuse(`\`${question.name}\` needs ${argument.name}, ${expected(argument)}`);
  }
  const read = reading(argument, word);
  const found = `"${word.slice(0, 40).replaceAll('\0', '')}" is not one`;
  if (read === undefined)
    throw refuse(`\`${question.name}\` takes ${argument.name} as ${expected(argument)}; ${found}`);
  return read;
}

/** What a word for it may be, as people read it. */
export function expected({ type, choices }: Argument): string {
  if (choices) return `one of ${choices.join(', ')}`;
  switch (type) {
    case 'text':
      return 'a word of at most 200 letters';
    case 'int':
      return 'a whole number of at most nine digits';
    case 'number':
      return 'a number';
    case 'interval':
      return 'a span of time such as 90s, 30min, 2h or 7d';
  }
}

function reading({ type, choices }: Argument, word: string): string | undefined {
  if (choices) return choices.includes(word) ? word : undefined;
  switch (type) {
    case 'text':
      return word.length <= 200 && !word.includes('\0') ? word : undefined;
    case 'int':
      return /^\d{1,9}$/.test(word) ? word : undefined;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(word) ? word : undefined;
    case 'interval':
      return interval(word);
  }
}

const spans = {
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
} as const;

/** `90s`, `1500ms`, `2h` as Postgres takes it; undefined for anything else. */
export function interval(word: string): string | undefined {
  const [, count, unit] = /^(\d{1,7})\s?(ms|s|m|min|h|d|w)$/.exec(word) ?? [];
  const name = Object.entries(spans).find(([short]) => short === unit)?.[1];
  return name === undefined ? undefined : `${count} ${name}`;
}
