import type { Problem } from '../problems.ts';
import type { ActionArgument } from './acting.ts';
import { actionArgumentFrom } from './action-arguments.ts';
import { defaultFrom, givenFrom, questionFrom, undoFrom } from './action-forms.ts';
import { statementProblems } from './action-statement.ts';
import { askingFrom, guardFrom } from './guard.ts';
import { type Entry, headerOf } from './header.ts';
import { needFrom } from './need.ts';
import type { ActionWording, ReviewedAction } from './reviewed-action.ts';

/** A file read alone: what it says, and what is wrong with it, each problem with file and line. */
export type ActionFile = { action: ReviewedAction; entries: readonly Entry[]; problems: readonly Problem[] };

/** Reads one file. `inherited` are the lines of the action's first file, each of which a variant may say anew. */
export function actionFrom(
  file: string,
  content: string,
  tiers: readonly string[],
  inherited: readonly Entry[] = [],
): ActionFile {
  const { summary, entries: own, body } = headerOf(content);
  const entries = [...own, ...inherited.filter((entry) => !own.some(({ key }) => key === entry.key))];
  const problems: Problem[] = [];
  const head: Head = { entries, at: (line, what) => problems.push({ where: `${file}:${line}`, what }) };
  if (summary === '') head.at(1, 'the first line is the summary: -- one sentence for /db help');
  for (const { key, value, line } of own) {
    if (!keys.includes(key)) head.at(line, `"${key === '' ? value : key}" is not one of ${keys.join(', ')}`);
  }
  const name = (file.split('/').at(-1) ?? '').replace(/(@[^@]*)?\.sql$/, '');
  const lines = entries.map(({ key, value, line }) => ({ key, says: value, where: `${file}:${line}` }));
  const action = { name, summary, ...reviewed(head, tiers), wordings: [], lines };
  const first = content.split('\n').findIndex((line) => !line.startsWith('--')) + 1;
  const parameters = [...action.arguments, ...action.given].map((one) => one.name);
  for (const { what, line } of statementProblems(body, { ...action, parameters })) head.at(first + line, what);
  return { action: { ...action, wordings: [wording(head, file, body, parameters)] }, entries, problems };
}

/** The lines of a head, and where a problem with one of them goes. */
type Head = { entries: readonly Entry[]; at: (line: number, what: string) => void };

const needed = ['tiers', 'approval', 'effect', 'guard', 'seen'];
const keys = [
  ...needed,
  ...['on', 'args', 'given', 'default', 'two-person when', 'verify', 'leaves', 'within', 'compares-after', 'affects'],
  ...['rehearse', 'builds', 'undo', 'requires', 'limit', 'lock-wait', 'through', 'does', 'holds-for', 'example'],
];

function reviewed(
  head: Head,
  tiers: readonly string[],
): Omit<ReviewedAction, 'name' | 'summary' | 'wordings' | 'lines'> {
  for (const key of needed) {
    if (!head.entries.some((entry) => entry.key === key && entry.value !== '')) head.at(1, lacking(key));
  }
  const known = (word: string) => (word === 'all' || tiers.includes(word) ? word : undefined);
  const expected = `all or one of the tiers ${tiers.join(', ')}`;
  const named = each(head, 'tiers', known, expected);
  const [on] = each(head, 'on', known, expected);
  const seen = each(head, 'seen', column, 'a column');
  const [verify] = lines(head, 'verify', guardFrom, guardForm);
  const [leaves] = lines(head, 'leaves', guardFrom, guardForm);
  const [does] = each(head, 'does', doing, 'failover or switchover');
  const [affects] = lines(head, 'affects', questionFrom, 'QUESTION WORDS');
  return {
    tiers: named.includes('all') ? tiers : named,
    arguments: argumentsOf(head, seen),
    approval: each(head, 'approval', approval, 'confirm or two-person')[0] ?? 'two-person',
    ...(on === undefined ? {} : { on }),
    guards: lines(head, 'guard', guardFrom, guardForm),
    seen,
    defaults: lines(head, 'default', defaultFrom, 'NAME = RULE'),
    given: lines(head, 'given', givenFrom, 'NAME TYPE = RULE, with text, int or texts as type'),
    twoPersonWhen: lines(head, 'two-person when', askingFrom, 'RULE # SENTENCE'),
    effect: head.entries.find(({ key }) => key === 'effect')?.value ?? '',
    example: head.entries.find(({ key }) => key === 'example')?.value.split(' ') ?? [],
    ...(verify === undefined ? {} : { verify }),
    ...(leaves === undefined ? {} : { leaves }),
    withinMs: (each(head, 'within', seconds, 'a number of seconds such as 5 s')[0] ?? 0) * 1000,
    comparesAfterMs: (each(head, 'compares-after', seconds, 'a number of seconds such as 10 s')[0] ?? 0) * 1000,
    ...(affects === undefined ? {} : { affects }),
    undo: lines(head, 'undo', undoFrom, 'ACTION WORDS, or ACTION WORDS: RULE'),
    rehearse: each(head, 'rehearse', yes, 'yes').length > 0,
    builds: each(head, 'builds', yes, 'yes').length > 0,
    ...(does === undefined ? {} : { does }),
    holdsForMs: (each(head, 'holds-for', seconds, 'a number of seconds such as 60 s')[0] ?? 0) * 1000,
    throughRunbook: each(head, 'through', runbook, 'runbook').length > 0,
    lockWaitMs: (each(head, 'lock-wait', seconds, 'a number of seconds such as 5 s')[0] ?? 2) * 1000,
    limitMs: (each(head, 'limit', seconds, 'a number of seconds such as 5 s')[0] ?? 5) * 1000,
  };
}

const lacking = (key: string): string => `there is no line "-- ${key}:"; expected one, nothing is changed without it`;

const argumentsOf = (head: Head, seen: readonly string[]): ActionArgument[] =>
  each(head, 'args', actionArgumentFrom, 'NAME text, int, number, uuids, interval or identity, with ? if optional').map(
    (argument) => ({ ...argument, seen: argument.optional && seen.includes(argument.name) }),
  );

/** The statement with the numbers of the parameters that it uses closed up, and their names. */
function wording(head: Head, file: string, body: string, names: readonly string[]): ActionWording {
  const used = [...new Set([...body.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))].sort((a, b) => a - b);
  return {
    file,
    sql: body.replace(/\$(\d+)/g, (_, number) => `$${used.indexOf(Number(number)) + 1}`),
    parameters: used.flatMap((number) => names[number - 1] ?? []),
    requires: each(head, 'requires', needFrom, 'table, table.column, extension NAME or server >= NUMBER'),
  };
}

function each<T>(head: Head, key: string, read: (word: string) => T | undefined, expected: string): T[] {
  const words = head.entries
    .filter((entry) => entry.key === key)
    .flatMap(({ value, line }) => value.split(',').map((word) => ({ word: word.trim(), line })));
  return words
    .filter(({ word }) => word !== '')
    .flatMap(({ word, line }) => {
      const found = read(word);
      if (found === undefined) head.at(line, `${key}: "${word}" is not ${expected}`);
      return found === undefined ? [] : [found];
    });
}

/** A rule may contain commas, so what holds one stands on a line of its own. */
function lines<T>(head: Head, key: string, read: (value: string) => T | undefined, form: string): T[] {
  return head.entries
    .filter((entry) => entry.key === key)
    .flatMap(({ value, line }) => {
      const found = read(value);
      if (found === undefined) head.at(line, `${key}: "${value}" does not read ${form}`);
      return found === undefined ? [] : [found];
    });
}

const guardForm = 'QUESTION WORDS: RULE # SENTENCE';
const column = (word: string): string | undefined => (/^[a-z][\w-]*$/.test(word) ? word : undefined);
const doing = (word: string) => (word === 'failover' || word === 'switchover' ? word : undefined);
const runbook = (word: string): true | undefined => word === 'runbook' || undefined;
const yes = (word: string): true | undefined => word === 'yes' || undefined;
const approval = (word: string) => (word === 'confirm' || word === 'two-person' ? word : undefined);

const seconds = (word: string): number | undefined => {
  const [, count, unit] = /^([1-9]\d?)\s*(s|min|h)$/.exec(word) ?? [];
  return count === undefined
    ? undefined
    : Number(count) * { s: 1, min: 60, h: 3600 }[unit === 'min' || unit === 'h' ? unit : 's'];
};
