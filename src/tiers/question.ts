import type { Problem } from '../problems.ts';
import { argumentFrom, isFilled } from './arguments.ts';
import { consoleStatement } from './console-statement.ts';
import { forbidden } from './forbidden.ts';
import { type Entry, headerOf } from './header.ts';
import { knownFrom } from './known.ts';
import { needFrom } from './need.ts';
import { offerFrom } from './offer.ts';
import type { Reviewed, Wording } from './reviewed.ts';
import { ruleProblem } from './rule.ts';
import { topicCalled, topics } from './topics.ts';

/** A file read alone: what it says, and what is wrong with it, each problem with file and line. */
export type QuestionFile = { question: Reviewed; entries: readonly Entry[]; problems: readonly Problem[] };

/** Reads one file. `inherited` are the lines of the question's first file, each of which a variant may say anew. */
export function questionFrom(
  file: string,
  content: string,
  tiers: readonly string[],
  inherited: readonly Entry[] = [],
): QuestionFile {
  const { summary, entries: found, body } = headerOf(content);
  const own = found.map((entry) => ({ ...entry, file }));
  const entries = [...own, ...inherited.filter((entry) => !own.some(({ key }) => key === entry.key))];
  const problems: Problem[] = [];
  const head: Head = { entries, at: (line, found) => problems.push({ where: `${file}:${line}`, what: found }) };

  if (summary === '') head.at(1, 'the first line is the summary: -- one sentence for /db help');
  for (const entry of own) checkKey(head, entry);
  for (const { word, line } of forbidden(body, content)) head.at(line, word);
  const name = (file.split('/').at(-1) ?? '').replace(/(@[^@]*)?\.sql$/, '');
  return { question: reviewed(head, name, summary, tiers, wording(head, file, body)), entries, problems };
}

/** The lines of a head, and where a problem with one of them goes. */
type Head = { entries: readonly Entry[]; at: (line: number, found: string) => void };

function reviewed(head: Head, name: string, summary: string, tiers: readonly string[], text: Wording): Reviewed {
  const parameters = each(head, 'args', argumentFrom, 'NAME text, int, number, interval or a|b|c, with ? if optional');
  const known = (word: string) => (word === 'all' || tiers.includes(word) ? word : undefined);
  const named = each(head, 'tiers', known, `all or one of the tiers ${tiers.join(', ')}`);
  const [limit] = each(head, 'limit', seconds, 'a number of seconds such as 5 s');
  const [view] = each(head, 'view', (word) => (word === 'tree' ? word : undefined), 'tree');
  const [topic] = each(head, 'topic', topicCalled, `one of ${topics.join(', ')}`);
  if (topic === undefined)
    head.at(1, `no line "-- topic:" says under what /db help lists it; expected one of ${topics.join(', ')}`);
  const why = values(head, 'why').join(' ');
  const [ask] = each(head, 'ask', known, `one of the tiers ${tiers.join(', ')}`);
  if (values(head, 'tiers').length === 0) head.at(1, 'no line "-- tiers:" says which tiers it can be asked of');
  return {
    name,
    summary,
    topic: topic ?? 'Vital signs',
    tiers: named.includes('all') ? tiers : named,
    arguments: parameters.filter((one) => !isFilled(one)),
    public: values(head, 'public')[0] === 'yes',
    ...(ask === undefined ? {} : { ask }),
    parameters,
    ...(limit === undefined ? {} : { limitMs: limit * 1000 }),
    known: each(head, 'known', knownFrom, 'ARGUMENT QUESTION COLUMN, and that question’s words'),
    offers: each(head, 'offer', offerFrom, 'ACTION COLUMN … of that action’s words'),
    ...(view === undefined ? {} : { view }),
    limits: text.rules,
    ...(why === '' ? {} : { why }),
    next: words(head, 'next').map(({ word }) => word),
    example: values(head, 'example')[0]?.split(' ') ?? [],
    wordings: [text],
  };
}

function wording(head: Head, file: string, sql: string): Wording {
  if (sql === '') head.at(1, 'there is no statement under the head');
  const [after] = each(head, 'after', (word) => (/^[0-9A-Z]{5}$/.test(word) ? word : undefined), 'an SQLSTATE');
  const [empty] = each(head, 'empty', emptiness, 'ok or unknown');
  return {
    file,
    sql,
    requires: each(
      head,
      'requires',
      needFrom,
      'table, table.column, extension NAME, role NAME, server >= NUMBER, server < NUMBER or console',
    ),
    console: consoleOf(head),
    ...(after === undefined ? {} : { after }),
    rules: { critical: rules(head, 'critical'), warning: rules(head, 'warning'), unknown: rules(head, 'unknown') },
    empty: empty ?? 'unknown',
    counters: words(head, 'counters').map(({ word }) => word),
    units: Object.fromEntries(each(head, 'units', unit, 'COLUMN UNIT')),
    private: words(head, 'private').map(({ word }) => word),
    lines: head.entries.map((entry) => ({ says: entry.value, where: `${entry.file}:${entry.line}` })),
  };
}

function consoleOf(head: Head): string[] {
  const statements = each(head, 'console', consoleStatement, 'what a console shows, such as show pools');
  if (statements.length > 0 && !values(head, 'requires').includes('console'))
    head.at(1, 'it asks a console and no line says "-- requires: console"');
  return statements;
}

const keys = [
  ...['topic', 'tiers', 'ask', 'args', 'critical', 'warning', 'unknown', 'empty', 'units', 'private', 'next'],
  ...['counters', 'requires', 'console', 'after', 'limit', 'public', 'offer', 'known', 'view', 'example', 'why'],
];

function checkKey({ at }: Head, { key, value, line }: Entry): void {
  if (!keys.includes(key)) at(line, `"${key === '' ? value : key}" is not one of ${keys.join(', ')}`);
}

const values = ({ entries }: Head, key: string): string[] =>
  entries.filter((entry) => entry.key === key).map(({ value }) => value);

/** A rule may contain commas, so each stands on a line of its own. */
function rules(head: Head, key: string): string[] {
  for (const { value, line } of head.entries.filter((entry) => entry.key === key)) {
    const problem = ruleProblem(value);
    if (problem !== undefined) head.at(line, `${key}: ${problem}`);
  }
  return values(head, key);
}

function each<T>(head: Head, key: string, read: (word: string) => T | undefined, expected: string): T[] {
  return words(head, key).flatMap(({ word, line }) => {
    const found = read(word);
    if (found === undefined) head.at(line, `${key}: "${word}" is not ${expected}`);
    return found === undefined ? [] : [found];
  });
}

const words = ({ entries }: Head, key: string): { word: string; line: number }[] =>
  entries
    .filter((entry) => entry.key === key)
    .flatMap(({ value, line }) => value.split(',').map((word) => ({ word: word.trim(), line })))
    .filter(({ word }) => word !== '');

function unit(word: string): [string, string] | undefined {
  const [, column, name] = /^(\w+)\s+(\S.*)$/.exec(word) ?? [];
  return column === undefined || name === undefined ? undefined : [column, name];
}

const seconds = (word: string): number | undefined => {
  const [, count] = /^([1-9]\d?)\s*s$/.exec(word) ?? [];
  return count === undefined ? undefined : Number(count);
};

const emptiness = (word: string): 'ok' | 'unknown' | undefined =>
  word === 'ok' || word === 'unknown' ? word : undefined;
