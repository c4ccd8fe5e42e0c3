import { lineOf } from './words.ts';

/** One argument of a command: how it reads in the usage, and what it takes from the front of the words. */
export type Argument<Value> = {
  usage: string;
  /** `used` words were taken; `undefined` when the words in front are something else. */
  take(words: readonly string[]): { value: Value; used: number } | undefined;
  /** What to say when it is missing or something else; an optional argument has a value for nothing instead. */
  otherwise: { value: Value } | { expected: string };
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

/** One of a known list, whatever its case. */
export const oneOf = (name: string, list: readonly string[], what: string): Argument<string> => ({
  usage: `<${name}>`,
  take([first]) {
    const value = list.find((known) => known.toLowerCase() === first?.toLowerCase());
    return value === undefined ? undefined : { value, used: 1 };
  },
  otherwise: { expected: `${what}: ${list.join(', ')}` },
});

/** As many of a known list as stand in front; none is none. */
export const someOf = (name: string, list: readonly string[]): Argument<readonly string[]> => ({
  usage: `[${name}…]`,
  take(words) {
    const other = words.findIndex((word) => !list.includes(word.toLowerCase()));
    const used = other === -1 ? words.length : other;
    return { value: words.slice(0, used).map((word) => word.toLowerCase()), used };
  },
  otherwise: { value: [] },
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

const numberOf = (text: string): number => Number.parseInt(text.replace('#', ''), 10);

/** Left out, it is the incident of the room, or the only one that is open. */
export const anIncident = optional(number('incident', 'the number of an incident, such as 7'));

/** An incident as it was typed: without `#` the number may be the first of the words behind it. */
export type Named = { number: number | undefined; bare: boolean };

/** The same before words of somebody's own. */
export const anIncidentBeforeWords: Argument<Named> = {
  usage: anIncident.usage,
  take(words) {
    const found = anIncident.take(words);
    return found && { value: { number: found.value, bare: !words[0]?.startsWith('#') }, used: found.used };
  },
  otherwise: { value: { number: undefined, bare: false } },
};

/** A step of a checklist, and the incident or routine it belongs to when that is said first. */
export const aStep: Argument<{ place?: string; step: string }> = {
  usage: '[incident] <step>',
  take([first = '', second = '']) {
    if (isPlace.test(first) && isStep.test(second))
      return { value: { place: first.replace('#', ''), step: second }, used: 2 };
    return isStep.test(first) ? { value: { step: first }, used: 1 } : undefined;
  },
  otherwise: { expected: 'the number of a step, such as 3, or 2.3 for step 3 of the second checklist' },
};

/** A routine by its stream, as its buttons carry it; left out, it is the one of the room. */
export const aRoutine: Argument<string> = {
  usage: '<routine>',
  take: ([first]) => (first?.startsWith('routine/') ? { value: first, used: 1 } : undefined),
  otherwise: { expected: 'a routine' },
};

const isPlace = /^(#?\d{1,9}|routine\/\S+)$/;
const isStep = /^\d{1,3}(\.\d{1,3})?$/;
