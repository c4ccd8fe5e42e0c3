import { Refusal } from '../refusal.ts';
import type { Argument } from './argument.ts';
import { lineOf } from './words.ts';

type Read<Values> = { values: Values; left: readonly string[]; understood: readonly string[] };

/** The arguments of a command in their order, each typed by what it takes. */
export type Arguments<Values extends readonly unknown[]> = {
  usage: readonly string[];
  read(words: readonly string[], usage: string): Read<Values>;
  and<Next>(next: Argument<Next>): Arguments<[...Values, Next]>;
};

export const nothing: Arguments<[]> = argumentsOf([], (words) => ({ values: [], left: words, understood: [] }));
export const takes = <Value>(argument: Argument<Value>): Arguments<[Value]> => nothing.and(argument);

/** Words → values, or a Refusal with what was understood and the usage. */
export function valuesOf<Values extends readonly unknown[]>(
  { read }: Arguments<Values>,
  words: readonly string[],
  usage: string,
): Values {
  const { values, left, understood } = read(words, usage);
  if (left.length > 0) throw misread(understood, left, 'nothing more', usage);
  return values;
}

function argumentsOf<Values extends readonly unknown[]>(
  usage: readonly string[],
  read: Arguments<Values>['read'],
): Arguments<Values> {
  return {
    usage,
    read,
    and: (next) =>
      argumentsOf([...usage, next.usage], (words, all) => {
        const before = read(words, all);
        const { value, used } = taken(next, before, all);
        const found =
          used > 0
            ? [...before.understood, `${bare(next.usage)} ${short(lineOf(before.left.slice(0, used)))}`]
            : before.understood;
        return { values: [...before.values, value], left: before.left.slice(used), understood: found };
      }),
  };
}

function taken<Value>(argument: Argument<Value>, { left, understood }: Read<unknown>, usage: string) {
  const found = argument.take(left);
  if (found) return found;
  if ('value' in argument.otherwise) return { value: argument.otherwise.value, used: 0 };
  throw misread(understood, left, argument.otherwise.expected, usage);
}

function misread(understood: readonly string[], left: readonly string[], expected: string, usage: string): Refusal {
  const found = left.length > 0 ? `“${short(lineOf(left))}”` : 'nothing more';
  const before =
    understood.length > 0 ? `I understood ${understood.join(', ')}, then found ${found}` : `I found ${found}`;
  return new Refusal(`${before}, where I expected ${expected}. Usage: ${usage}`);
}

const bare = (usage: string): string => usage.replaceAll(/[<>[\]…]/g, '');
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
