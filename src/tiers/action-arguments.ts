import { Refusal } from '../refusal.ts';
import type { Action, ActionArgument } from './acting.ts';
import { interval, typed } from './arguments.ts';

/** `pid int`, `ids uuids?`; undefined for anything else. Which are taken from what was seen is not known here. */
export function actionArgumentFrom(text: string): ActionArgument | undefined {
  const [, name, type, optional] = /^([a-z]\w*)\s+(\w+)(\?)?$/.exec(text) ?? [];
  const known = types.find((one) => one === type);
  return name === undefined || known === undefined
    ? undefined
    : { name, type: known, optional: optional === '?', seen: false };
}

const types = ['text', 'int', 'number', 'uuids', 'interval', 'identity', 'identities'] as const;

/** How the action is typed, as `/db cancel <tier> <pid>`: without what is taken from what was seen. */
export const actionUsage = ({ name, tiers, arguments: args }: Action): string =>
  typed(
    name,
    tiers.length > 1 ? '<tier>' : '[tier]',
    args.filter(({ seen }) => !seen),
  );

/** Words by the argument's name, an empty text where one was left out. A word that does not fit is refused. */
export function actionWords(action: Action, words: readonly string[]): Map<string, string> {
  const most = action.arguments.length;
  if (words.length > most) {
    throw new Refusal(
      `\`${action.name}\` takes at most ${most} words after the tier and was given ${words.length}. Usage: ${actionUsage(action)}`,
    );
  }
  return new Map(action.arguments.map((argument, index) => [argument.name, fitting(action, argument, words[index])]));
}

function fitting(action: Action, { name, type, optional }: ActionArgument, word = ''): string {
  const refuse = (found: string) =>
    new Refusal(`\`${action.name}\` takes ${name} as ${expected[type]}; ${found}. Usage: ${actionUsage(action)}`);
  if (word === '' && !optional) throw refuse('it was left out');
  if (word === '' || fits(type, word)) return word;
  throw refuse(`"${word.slice(0, 40).replaceAll('\0', '')}" is not one`);
}

const expected = {
  text: 'a word of at most 200 letters',
  int: 'a whole number of at most nine digits',
  number: 'a number',
  uuids: 'one to fifty ids with commas between',
  interval: 'a span of time such as 90s, 30min, 2h or 7d',
  identity: 'digits, as they were seen',
  identities: 'at most fifty numbers with commas between, as they were seen',
} as const;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const uuids = new RegExp(`^${uuid}(,${uuid}){0,49}$`, 'i');

function fits(type: ActionArgument['type'], word: string): boolean {
  switch (type) {
    case 'text':
      return word.length <= 200 && !word.includes('\0');
    case 'int':
      return /^\d{1,9}$/.test(word);
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(word);
    case 'uuids':
      return uuids.test(word);
    case 'interval':
      return interval(word) !== undefined;
    case 'identity':
      return /^\d{1,19}$/.test(word);
    case 'identities':
      return /^\d{1,19}(,\d{1,19}){0,49}$/.test(word);
  }
}

/** A word as the statement takes it; null when it was left out. */
export function statementValue({ type }: ActionArgument, word: string): string | null {
  if (word === '') return null;
  if (type === 'uuids' || type === 'identities') return `{${word}}`;
  return type === 'interval' ? (interval(word) ?? null) : word;
}

/** A word as a rule sees it: numbers as numbers, a span of time in seconds, ids as a list. */
export function ruleArgument({ type }: ActionArgument, word: string): string | number | readonly string[] | null {
  if (word === '') return null;
  switch (type) {
    case 'int':
    case 'number':
      return Number(word);
    case 'uuids':
    case 'identities':
      return word.split(',');
    case 'interval':
      return secondsOf(word);
    case 'text':
    case 'identity':
      return word;
  }
}

const spans: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 };

function secondsOf(word: string): number {
  const [, count, unit] = /^(\d+)\s?(\w+)$/.exec(word) ?? [];
  return Number(count) * (spans[unit ?? ''] ?? Number.NaN);
}
