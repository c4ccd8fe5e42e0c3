import { maskedMail, maskedStatement } from '../tiers/masking.ts';
import { needText } from '../tiers/need.ts';
import type { Reviewed, Wording } from '../tiers/reviewed.ts';
import type { Answer, Column, Row } from '../tiers/tiers.ts';
import { judgement } from '../tiers/verdict.ts';
import { type Capabilities, met } from './capabilities.ts';
import { type Read, read } from './read.ts';
import type { Session } from './session.ts';
import { codeOf } from './silence.ts';
import { cell, kindOf } from './values.ts';

export type Reading = { wording: Wording; read: Read };

/** Runs the first text whose needs the tier meets; a text for an error of the one before is run after that error. */
export async function reading(
  { connection, has }: Session,
  question: Reviewed,
  values: readonly (string | null)[],
  deadline: AbortSignal,
): Promise<Reading | { lacks: string }> {
  const fitting = question.wordings.filter(({ requires }) => requires.every((need) => met(has, need)));
  const first = fitting.find(({ after }) => after === undefined);
  if (!first) return { lacks: lacks(question, has) };
  const run = async (wording: Wording) => ({
    wording,
    read: await read(connection, wording.sql, values, { ...caps, limitMs: question.limitMs }, deadline),
  });
  try {
    return await run(first);
  } catch (error) {
    const second = fitting.find(({ after }) => after !== undefined && after === codeOf(error));
    if (!second || connection.lost()) throw error;
    return run(second);
  }
}

const caps = { rows: 500, bytes: 4_000_000 };

/** What is missing for each text, and how a missing extension is mended. */
function lacks(question: Reviewed, has: Capabilities): string {
  const missing = question.wordings.map(({ requires }) => requires.filter((need) => !met(has, need)));
  const texts = missing.filter((needs) => needs.length > 0).map((needs) => needs.map(needText).join(', '));
  const extension = missing.flat().find((need) => need.kind === 'extension');
  const mend = extension
    ? `; put ${extension.name} into shared_preload_libraries if it is not there, and run "create extension ${extension.name}" in this database`
    : '';
  return `${[...new Set(texts)].join('; or ')}${mend}`;
}

/** What came from the server as an answer: cells, columns with units, statements and addresses masked, the verdict. */
export function answer(
  { wording, read: { fields, rows, truncated, notices } }: Reading,
  about: { question: Reviewed; tier: string; words: readonly string[]; at: Date; ms: number; has: Capabilities },
): Answer {
  const columns = fields.map(({ name, dataTypeID }) => column(name, dataTypeID, wording));
  const kinds = fields.map(({ dataTypeID }) => kindOf(dataTypeID));
  const shown = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, unit }, index) => [name, value(unit, cell(kinds[index] ?? 'text', row[index] ?? null))]),
    ),
  );
  const { question, tier, words, at, ms, has } = about;
  return {
    question: question.name,
    tier,
    arguments: words,
    at: at.toISOString(),
    ms,
    role: has.role,
    server: has.server,
    columns,
    rows: shown,
    truncated,
    ...judgement({ rules: wording.rules, empty: wording.empty, tier, columns, rows: shown, truncated }),
    notices: notices.map(maskedMail),
    next: question.next.map((name) => [name, tier]),
  };
}

export function column(name: string, type: number, { units, private: hidden }: Wording): Column {
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
