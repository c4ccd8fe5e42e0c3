import { note, type Part, text } from '../messages/message.ts';
import { bold, code, type Span } from '../messages/text.ts';
import { expected } from '../tiers/arguments.ts';
import type { Question } from '../tiers/tiers.ts';

/** What `/db help` says of a question besides its usage: what its words may be, and from where on it is not well. */
export type Judged = Pick<Question, 'arguments' | 'limits' | 'why'>;

export function questionPage({ arguments: args, limits, why }: Judged): Part[] {
  const lines = [
    ...lineOf('Critical', limits?.critical),
    ...lineOf('Unknown', limits?.unknown),
    ...lineOf('Warning', limits?.warning),
  ];
  return [
    ...(args.length === 0 ? [] : [text(...joined(args.map(wordOf)))]),
    lines.length === 0 ? text('It tells what it finds and judges nothing.') : text(...joined(lines)),
    ...(why === undefined ? [] : [note(why)]),
  ];
}

const wordOf = (argument: Question['arguments'][number]): Span[] => [
  code(argument.optional ? `[${argument.name}]` : `<${argument.name}>`),
  `  ${expected(argument)}`,
];

const lineOf = (verdict: string, rules: readonly string[] = []): Span[][] =>
  rules.length === 0
    ? []
    : [[bold(verdict), ' when ', ...rules.flatMap((rule, index) => [...(index === 0 ? [] : [' or ']), code(rule)])]];

const joined = (lines: readonly Span[][]): Span[] => lines.flatMap((line, index) => [index === 0 ? '' : '\n', ...line]);
