import { Refusal } from '../refusal.ts';
import { lineOf } from './words.ts';

/** One argument of a command: how it reads in the usage, and what it takes from the front of the words. */
export type Argument<Value> = {
  usage: string;
  /** `used` words were taken; `undefined` when the words in front are something else. */
  take(words: readonly string[]): { value: Value; used: number } | undefined;
  /** What to say when it is missing or something else; an optional argument has a value for nothing instead. */
  otherwise: { value: Value } | { expected: string };
};

export type Arguments = Record<string, Argument<unknown>>;
export type Values<Args extends Arguments> = {
  [Name in keyof Args]: Args[Name] extends Argument<infer Value> ? Value : never;
};

/** `#7` or `7` */
export const number = (name: string, expected: string): Argument<number> => ({
  usage: `<${name}>`,
  take: ([first]) =>
    first !== undefined && /^#?\d{1,9}$/.test(first) ? { value: numberOf(first), used: 1 } : undefined,
  otherwise: { expected },
});

export const word = (name: string, expected: string): Argument<string> => ({
  usage: `<${name}>`,
  take: ([first]) => (first === undefined ? undefined : { value: first, used: 1 }),
  otherwise: { expected },
});

/** One of a known list, whatever its case. The list is asked when it is needed: settings can be reloaded. */
export const oneOf = (name: string, list: () => readonly string[], what: string): Argument<string> => ({
  usage: `<${name}>`,
  take([first]) {
    const value = list().find((known) => known.toLowerCase() === first?.toLowerCase());
    return value === undefined ? undefined : { value, used: 1 };
  },
  get otherwise() {
    return { expected: `${what}: ${list().join(', ')}` };
  },
});

/** Everything that is left, as one line. */
export const rest = (name: string, expected: string): Argument<string> => ({
  usage: `<${name}…>`,
  take: (words) => (words.length === 0 ? undefined : { value: lineOf(words), used: words.length }),
  otherwise: { expected },
});

/** Everything that is left, as words. */
export const remaining = (name: string): Argument<readonly string[]> => ({
  usage: `[${name}…]`,
  take: (words) => ({ value: words, used: words.length }),
  otherwise: { value: [] },
});

/** A person: `@ana` as Slack writes it, or a key of people.yml. */
export const person = (name: string): Argument<string> => ({
  usage: `<@${name}>`,
  take([first]) {
    const mention = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(first ?? '');
    if (mention?.[1]) return { value: mention[1], used: 1 };
    return first !== undefined && /^@?[\w.-]+$/.test(first) ? { value: first.replace('@', ''), used: 1 } : undefined;
  },
  otherwise: { expected: 'a person, such as @ana' },
});

export function optional<Value>(argument: Argument<Value>): Argument<Value | undefined> {
  return { usage: `[${argument.usage.slice(1, -1)}]`, take: argument.take, otherwise: { value: undefined } };
}

/** Words → values, or a Refusal with what was understood and the usage. */
export function valuesOf(args: Arguments, words: readonly string[], usage: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let left = words;
  for (const [name, argument] of Object.entries(args)) {
    const taken = argument.take(left);
    if (taken === undefined && 'expected' in argument.otherwise)
      throw misread(values, left, argument.otherwise.expected, usage);
    values[name] = taken ? taken.value : 'value' in argument.otherwise ? argument.otherwise.value : undefined;
    left = left.slice(taken?.used ?? 0);
  }
  if (left.length > 0) throw misread(values, left, 'nothing more', usage);
  return values;
}

function misread(values: Record<string, unknown>, left: readonly string[], expected: string, usage: string): Refusal {
  const understood = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${shortened(String(value))}`);
  const so = understood.length > 0 ? `I understood ${understood.join(', ')}, then ` : '';
  const found = left.length > 0 ? `“${shortened(lineOf(left))}”` : 'nothing more';
  return new Refusal(`${capital(`${so}found ${found}`)}, where I expected ${expected}. Usage: ${usage}`);
}

const numberOf = (text: string): number => Number.parseInt(text.replace('#', ''), 10);
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
