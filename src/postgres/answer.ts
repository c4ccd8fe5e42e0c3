import type { EarlierAnswers } from '../tiers/earlier.ts';
import { grown, withGrowth } from '../tiers/growth.ts';
import { maskedMail, maskedStatement } from '../tiers/masking.ts';
import { mostRows } from '../tiers/most-rows.ts';
import type { Reviewed, Wording } from '../tiers/reviewed.ts';
import type { Answer, Column, Extent, Row } from '../tiers/tiers.ts';
import { judgement } from '../tiers/verdict.ts';
import type { Capabilities } from './capabilities.ts';
import type { Told } from './console.ts';
import { fits, type Lack, lacking } from './lack.ts';
import { type Read, read } from './read.ts';
import type { Session } from './session.ts';
import { codeOf } from './silence.ts';
import { cell, kindOf } from './values.ts';

export type Reading = { wording: Wording; read: Read; told?: Told | undefined };

/** What is read, and what a console said for it. */
export type Wanted = {
  question: Reviewed & { limitMs: number };
  values: readonly (string | null)[];
  extent: Extent;
  consoleUrl?: string | undefined;
  told?: Told | undefined;
};

/** What a console has to be asked before. */
export type Consults = { consults: { url: string; statements: readonly string[] } };

/**
 * Runs the first text whose needs the tier meets; a text for an error of the one before is run after that error.
 * A text for the answers of a console is not run before it has them.
 */
export async function reading(
  { connection, has: found, lacks }: Session,
  { question, values: given, extent, consoleUrl, told }: Wanted,
  deadline: AbortSignal,
): Promise<Reading | { lacks: Lack } | Consults> {
  const has = { ...found, console: consoleUrl !== undefined };
  const lack = lacking(has, question);
  const fitting = question.wordings.filter((wording) => fits(has, wording));
  const first = fitting.find(({ after }) => after === undefined);
  if (lack || !first) return { lacks: lack ?? { what: 'a text for it' } };
  if (first.console.length > 0 && !told && consoleUrl !== undefined) {
    return { consults: { url: consoleUrl, statements: first.console } };
  }
  const values = given.map((value, index) => (question.parameters[index]?.name === 'lacks' ? lacks() : value));
  const run = async (wording: Wording) => {
    const heard = wording.console.length > 0 ? told : undefined;
    const all = [...values, ...(heard?.answers ?? []).map((rows) => JSON.stringify(rows))];
    const limits = { rows: mostRows[extent], bytes: mostBytes[extent], limitMs: question.limitMs };
    return { wording, told: heard, read: await read(connection, wording.sql, all, limits, deadline) };
  };
  try {
    return await run(first);
  } catch (error) {
    const second = fitting.find(({ after }) => after !== undefined && after === codeOf(error));
    if (!second || connection.lost()) throw error;
    return run(second);
  }
}

const mostBytes: Readonly<Record<Extent, number>> = { glance: 4_000_000, whole: 16_000_000 };

type About = {
  question: Reviewed;
  tier: string;
  words: readonly string[];
  at: Date;
  ms: number;
  has: Capabilities;
  standby: boolean;
  earlier: EarlierAnswers;
};

/** What came from the server as an answer: cells, columns with units, statements and addresses masked, the verdict. */
export function answer({ wording, read: found, told }: Reading, about: About): Answer {
  const { question, tier, words, at, ms, has, standby } = about;
  const { truncated, notices } = found;
  const columns = columnsOf(wording, found.fields);
  const rows = compared(wording, rowsOf(found, columns), columns, about);
  return {
    question: question.name,
    tier,
    arguments: words,
    at: at.toISOString(),
    ms,
    role: told?.role ?? has.role,
    server: told?.server ?? has.server,
    standby: told ? undefined : standby,
    columns,
    rows,
    truncated,
    ...judgement({ rules: wording.rules, empty: wording.empty, tier, columns, rows, truncated }),
    notices: notices.map(maskedMail),
    next: question.next.map((name) => [name, tier]),
  };
}

export const columnsOf = (wording: Wording, fields: Read['fields']): readonly Column[] =>
  withGrowth(
    fields.map(({ name, dataTypeID }) => column(name, dataTypeID, wording)),
    wording.counters,
  );

function rowsOf({ fields, rows }: Read, columns: readonly Column[]): Row[] {
  const kinds = fields.map(({ dataTypeID }) => kindOf(dataTypeID));
  const cells = (row: Read['rows'][number]) =>
    kinds.map((kind, index) => [
      columns[index]?.name,
      value(columns[index]?.unit, cell(kind, row[index] ?? null)) ?? null,
    ]);
  return rows.map((row) => Object.fromEntries(cells(row)));
}

function compared({ counters }: Wording, rows: readonly Row[], columns: readonly Column[], about: About) {
  if (counters.length === 0) return rows;
  const at = about.at.getTime();
  const asked = JSON.stringify([about.question.name, about.tier, ...about.words]);
  return grown(rows, columns, counters, at, about.earlier.before(asked, { at, rows }));
}

function column(name: string, type: number, { units, private: hidden }: Wording): Column {
  const unit = units[name];
  const kind = kindOf(type);
  return {
    name,
    ...(unit === undefined ? {} : { unit }),
    private: hidden.includes(name),
    numeric: kind === 'number',
    ...(kind === 'time' ? { time: true } : {}),
  };
}

function value(unit: string | undefined, found: Row[string] | undefined): Row[string] {
  if (typeof found !== 'string') return found ?? null;
  return unit === 'sql' ? maskedMail(maskedStatement(found)).slice(0, 160) : maskedMail(found);
}
