import { expect, test } from 'vitest';
import { loadQuestions, questionsFrom } from '../../src/tiers/questions.ts';

const tiers = ['oltp', 'queue'];
const loaded = (files: Readonly<Record<string, string>>) =>
  questionsFrom(
    Object.entries(files).map(([name, content]) => ({ name: `queries/${name}.sql`, content })),
    tiers,
  );
const problems = (content: string) => loaded({ one: content }).problems.map(({ where, what }) => `${where}: ${what}`);

test('every shipped question is without a problem', async () => {
  const { questions, problems: found } = await loadQuestions('config/queries', ['oltp', 'content', 'queue', 'olap']);
  expect(found).toEqual([]);
  expect(questions.length).toBeGreaterThanOrEqual(58);
});

test('a file says who is asked, with what, how the answer is judged and what comes next', () => {
  const { questions } = loaded({
    pools: [
      '-- Which pools are short.',
      '-- tiers: all',
      '-- ask: oltp',
      '-- args: tier text?, since interval?, order total|mean',
      '-- critical: row.pending > 10, ',
      '-- warning: row.pending > 5',
      '-- warning: row.errors > 0',
      '-- units: usage_pct percent, wait_ms ms',
      '-- private: client',
      '-- requires: pools.name, extension pg_stat_statements, role pg_monitor, server >= 17, server < 19',
      '-- limit: 9 s',
      '-- counters: errors',
      '-- why: A pool that is short makes people wait.',
      '-- public: yes',
      '-- empty: ok',
      'select 1 as pending;',
    ]
      .join('\n')
      .replace('10, ', '10'),
  });
  expect(questions).toMatchObject([
    {
      name: 'pools',
      summary: 'Which pools are short.',
      tiers,
      ask: 'oltp',
      public: true,
      limitMs: 9000,
      arguments: [
        { name: 'since', type: 'interval', optional: true },
        { name: 'order', type: 'text', optional: false, choices: ['total', 'mean'] },
      ],
      wordings: [
        {
          sql: 'select 1 as pending',
          empty: 'ok',
          counters: ['errors'],
          rules: { critical: ['row.pending > 10'], warning: ['row.pending > 5', 'row.errors > 0'], unknown: [] },
          units: { usage_pct: 'percent', wait_ms: 'ms' },
          private: ['client'],
          requires: [
            { kind: 'table', table: 'pools', column: 'name' },
            { kind: 'extension', name: 'pg_stat_statements' },
            { kind: 'role', name: 'pg_monitor' },
            { kind: 'server', least: 17 },
            { kind: 'older server', than: 19 },
          ],
        },
      ],
    },
  ]);
});

test('a variant stands behind its question and says anew only what differs', () => {
  const { questions, problems: found } = loaded({
    days: '-- Days.\n-- topic: Content and analytics\n-- tiers: oltp\n-- critical: row.n > 1.0\n-- requires: a\nselect 1 as n',
    'days@b': '-- Days of b.\n-- requires: b\nselect 2 as n',
  });
  expect(found).toEqual([]);
  expect(questions[0]?.wordings.map(({ sql, requires, rules }) => [sql, requires, rules.critical])).toEqual([
    ['select 1 as n', [{ kind: 'table', table: 'a' }], ['row.n > 1.0']],
    ['select 2 as n', [{ kind: 'table', table: 'b' }], ['row.n > 1.0']],
  ]);
  expect(loaded({ 'days@b': '-- Days.\n-- tiers: oltp\nselect 1' }).problems).toMatchObject([
    { where: 'queries/days@b.sql:1' },
  ]);
});

test('a text for the answers of a console says what is asked there', () => {
  const { questions, problems: found } = loaded({
    pools: '-- Pools.\n-- topic: Vital signs\n-- tiers: all\n-- requires: a\nselect 1 as n',
    'pools@console': '-- Pools.\n-- requires: console\n-- console: show pools, show databases\nselect $1::text as n',
  });
  expect(found).toEqual([]);
  expect(questions[0]?.wordings.map(({ requires, console: asked }) => [requires, asked])).toEqual([
    [[{ kind: 'table', table: 'a' }], []],
    [[{ kind: 'console' }], ['show pools', 'show databases']],
  ]);
});

test.each([
  ['-- One.\nselect 1', 'queries/one.sql:1: no line "-- tiers:" says which tiers it can be asked of'],
  ['-- One.\n-- tiers: all\nselect 1', 'queries/one.sql:1: no line "-- topic:" says under what /db help lists it'],
  [
    '-- One.\n-- topic: Weather\n-- tiers: all\nselect 1',
    'queries/one.sql:2: topic: "Weather" is not one of Vital signs',
  ],
  [
    '-- One.\n-- tiers: all\n-- requires: console\n-- console: show pools, kill app\nselect 1',
    'queries/one.sql:4: console: "kill app" is not what a console shows, such as show pools',
  ],
  [
    '-- One.\n-- tiers: all\n-- requires: jobs\n-- console: show pools\nselect 1',
    'queries/one.sql:1: it asks a console and no line says "-- requires: console"',
  ],
  ['-- One.\n-- tiers: moon\nselect 1', 'queries/one.sql:2: tiers: "moon" is not all or one of the tiers oltp, queue'],
  ['-- One.\n-- tiers: all\n-- criticl: x\nselect 1', 'queries/one.sql:3: "criticl" is not one of'],
  ['-- One.\n-- tiers: all\n-- critical: row.a >\nselect 1', 'queries/one.sql:3: critical: `row.a >` is not a rule'],
  [
    '-- One.\n-- tiers: all\n-- warning: row.a.matches("x")\nselect 1',
    'calls matches, which is refused: a regular expression can block',
  ],
  [
    '-- One.\n-- tiers: all\n-- warning: has(row.a)\nselect 1',
    'calls has, which is refused: it hides a misspelt column',
  ],
  [
    '-- One.\n-- tiers: all\n-- warning: line.a > 1\nselect 1',
    'queries/one.sql:3: warning: `line.a > 1` is not a rule',
  ],
  [
    '-- One.\n-- tiers: all\n-- args: calls integer\nselect 1',
    'queries/one.sql:3: args: "calls integer" is not NAME text, int',
  ],
  ['-- One.\n-- tiers: all\n-- empty: fine\nselect 1', 'queries/one.sql:3: empty: "fine" is not ok or unknown'],
  ['-- One.\n-- tiers: all\n-- limit: ever\nselect 1', 'queries/one.sql:3: limit: "ever" is not a number of seconds'],
  ['-- One.\n-- tiers: all\n-- next: two\nselect 1', 'queries/one.sql:3: next: no question is called "two"'],
  [
    '-- One.\n-- tiers: all\n-- known: queue\nselect 1',
    'queries/one.sql:3: known: "queue" is not ARGUMENT QUESTION COLUMN',
  ],
  ['-- One.\n-- tiers: all\n-- known: a one n\nselect 1', 'queries/one.sql:3: known: no argument is called "a"'],
  [
    '-- One.\n-- tiers: all\n-- args: a text\n-- known: a two n\nselect 1',
    'queries/one.sql:4: known: no question is called "two"',
  ],
  ['-- One.\n-- tiers: all\n-- args: a text\n-- known: a one n\nselect 1', 'queries/one.sql:4: known: `one` needs a'],
  ['-- One.\n-- tiers: all\n', 'queries/one.sql:1: there is no statement under the head'],
])('what is wrong is named with file and line: %s', (content, problem) => {
  expect(problems(content).join('\n')).toContain(problem);
});

test.each([
  'select lo_create(0)',
  'select pg_catalog.pg_terminate_backend(pid) from pg_stat_activity',
  'select "pg_sleep" (1)',
  "select set_config('a', 'b', false)",
  'with gone as (delete from jobs returning *) select * from gone',
  'select * from jobs for update',
  'update jobs set a = 1',
  'select 1; select 2',
  'begin',
])('a statement that does more than read is refused: %s', (sql) => {
  expect(problems(`-- One.\n-- tiers: all\n${sql}`)).toContainEqual(expect.stringMatching(/^queries\/one\.sql:3: /));
});

test('words of that kind in names, literals and comments are no harm', () => {
  expect(
    problems(
      "-- One.\n-- topic: Queue\n-- tiers: all\nselect updated, 'delete from' as a -- pg_sleep(1); drop\nfrom t",
    ),
  ).toEqual([]);
});
