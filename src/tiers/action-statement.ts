import { bareStatement } from './masking.ts';

type Said = {
  parameters: readonly string[];
  rehearse: boolean;
  builds: boolean;
  throughRunbook?: boolean;
  does?: string;
};

/** What is wrong with an action's statement, with the line within it, counted from 0. */
export function statementProblems(
  sql: string,
  { parameters, rehearse, builds, throughRunbook, does }: Said,
): { what: string; line: number }[] {
  if (does !== undefined) return sql === '' ? [] : [{ what: `what does a ${does} has no statement`, line: 0 }];
  if (sql === '') return [{ what: 'there is no statement under the head', line: 0 }];
  const bare = bareStatement(sql);
  const problems: { what: string; line: number }[] = [];
  const found = (what: string, word: string) => problems.push({ what, line: lineOf(sql, word) });
  if (bare.includes(';')) found('an action is one statement', ';');
  const begins = builds ? /^\s*(select|with)\b/i : /^\s*(select|with|insert|update|delete)\b/i;
  if (!begins.test(bare)) found(`an action begins with select, with${builds ? '' : ', insert or update'}`, '');
  // Also within literals: a statement that is built is a literal first.
  const checked = throughRunbook ? sql.replace(/\bdrop index concurrently\b/gi, '') : sql;
  for (const [word] of checked.matchAll(never)) found(`"${word.trim()}" is never a button`, word);
  for (const [word, number] of sql.matchAll(/\$(\d+)/g)) {
    if (Number(number) > parameters.length)
      found(`${word} is no argument: there ${are(parameters.length)}: ${parameters.join(', ')}`, word);
  }
  if (rehearse && builds) found('what builds statements can not be rehearsed', '');
  for (const name of rehearse ? strangers(bare) : []) {
    found(`rehearse: ${name}() may do something that no rollback takes back; expected only ${calm.join(', ')}`, name);
  }
  return problems;
}

const are = (count: number): string => (count === 1 ? 'is 1' : `are ${count}`);

/** Runbook steps done by a person, whatever a file says. */
const never =
  /\b(drop|truncate|delete\s+from|alter\s+system|vacuum\s+full|copy|pg_drop_replication_slot|pg_resetwal|lo_\w+|dblink\w*|set_config)\b/gi;

/** Functions that leave no trace after a rollback; `now` and its like are stable within a transaction. */
export const calm: readonly string[] = [
  ...['now', 'clock_timestamp', 'coalesce', 'count', 'sum', 'min', 'max', 'ceil', 'floor', 'round', 'power', 'extract'],
  ...['gen_random_uuid', 'uuid_generate_v4', 'random'],
  ...['make_interval', 'concat_ws', 'greatest', 'least', 'nullif', 'cardinality', 'left', 'format', 'to_jsonb'],
];

/** What stands before a bracket in SQL without being called. */
const words = [
  ...['in', 'any', 'all', 'as', 'and', 'or', 'not', 'exists', 'values', 'over', 'filter', 'select', 'where', 'from'],
  ...['materialized', 'lateral', 'when', 'then', 'else', 'on', 'using', 'set', 'returning', 'by', 'with', 'between'],
];

function strangers(bare: string): string[] {
  const names = [...bare.matchAll(/(\binto\s+(?:[a-z_]\w*\.)?)?\b([a-z_][\w.]*)\s*\(/gi)]
    .filter(([, into]) => into === undefined)
    .map(([, , name]) => name?.toLowerCase() ?? '');
  return [...new Set(names)].filter((name) => !calm.includes(name) && !words.includes(name));
}

const lineOf = (sql: string, word: string): number =>
  sql.slice(0, Math.max(0, sql.lastIndexOf(word))).split('\n').length - 1;
