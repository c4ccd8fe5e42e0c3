import { expect, onTestFinished, test } from 'vitest';
import { actionsFrom, loadActions } from '../../src/tiers/actions.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { placedIn } from '../../src/tiers/reviewed-files.ts';
import { instead, overlay } from '../support/overlay.ts';

const tiers = ['oltp', 'content', 'queue', 'olap'];
const { questions } = await loadQuestions('config/queries', tiers);

test('every shipped action is without a problem', async () => {
  const { actions, problems } = await loadActions('config/actions', tiers, questions);
  expect(problems).toEqual([]);
  expect(actions.map(({ name }) => name)).toContain('cancel');
});

const whole = {
  tiers: '-- tiers: all',
  args: '-- args: pid int, backend_us identity?',
  approval: '-- approval: confirm',
  effect: '-- effect: Session {pid} of {app} is ended.',
  guard: '-- guard: session {pid}: row.pid == args.pid',
  seen: '-- seen: backend_us, app',
};
const sql = 'select pg_terminate_backend($1::int) where $2::text is not null';

const problems = (lines: Partial<typeof whole> & Record<string, string>, statement = sql) =>
  actionsFrom(
    [
      {
        name: 'actions/end.sql',
        content: ['-- End it.', ...Object.values({ ...whole, ...lines }).filter(Boolean), statement].join('\n'),
      },
    ],
    tiers,
    questions,
  ).problems.map(({ where, what }) => `${where}: ${what}`);

test('an action with all that it needs has no problem', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['approval', { approval: '' }, 'actions/end.sql:1: there is no line "-- approval:"'],
  [
    'a known approval',
    { approval: '-- approval: nobody' },
    'end.sql:4: approval: "nobody" is not confirm or two-person',
  ],
  ['an effect', { effect: '' }, 'there is no line "-- effect:"'],
  ['a guard', { guard: '' }, 'there is no line "-- guard:"'],
  [
    'a rule that parses',
    { guard: '-- guard: session {pid}: row.pid ==' },
    'end.sql:6: guard: `row.pid ==` is not a rule',
  ],
  [
    'a known argument in a rule',
    { guard: '-- guard: session {pid}: row.pid == args.pit' },
    'end.sql:6: guard: `row.pid',
  ],
  [
    'a known question',
    { guard: '-- guard: sesion {pid}: row.pid == args.pid' },
    'end.sql:6: guard: there is no question "sesion"',
  ],
  [
    'as many words as the question takes',
    { guard: '-- guard: session {pid} x: row.pid == args.pid' },
    'takes at most 1 words',
  ],
  [
    'a known word for the question',
    { guard: '-- guard: session {pit}: row.pid == args.pid' },
    'guard: {pit} is no argument',
  ],
  [
    'a known placeholder',
    { effect: '-- effect: {who} is ended.' },
    'end.sql:5: effect: {who} is no argument and no seen column',
  ],
  ['a known type', { args: '-- args: pid whole' }, 'end.sql:3: args: "pid whole" is not NAME text'],
  ['as many words as the undo takes', { undo: '-- undo: end' }, 'end.sql:8: undo: `end` takes 1 to 2 words, not 0'],
  ['a known word for the undo', { undo: '-- undo: end {pit}' }, 'end.sql:8: undo: {pit} is no argument and no seen'],
  ['an undo whose rule parses', { undo: '-- undo: end {pid}: row.pid ==' }, 'end.sql:8: undo: `row.pid ==` is not a'],
  ['a known undo', { undo: '-- undo: begin-again' }, 'end.sql:8: undo: there is no action "begin-again"'],
  ['a known line', { colour: '-- colour: red' }, 'end.sql:8: "colour" is not one of'],
  [
    'a known setting in a rule',
    { guard: '-- guard: session {pid}: row.role in settings.timout_roles' },
    'end.sql:6: guard: `row.role in settings.timout_roles` is not a rule: No such key: timout_roles',
  ],
  ['a rule without a regular expression', { guard: '-- guard: session {pid}: row.app.matches("a")' }, 'calls matches'],
])('an action needs %s', (_, lines, found) => {
  expect(problems(lines)).toEqual(expect.arrayContaining([expect.stringContaining(found)]));
});

test.each([
  ['select 1; select 2', 'end.sql:8: an action is one statement'],
  ['select $3::int', 'end.sql:8: $3 is no argument: there are 2: pid, backend_us'],
  ['analyze leads', 'an action begins with select, with, insert or update'],
  ['select 1\nfrom drop_it(); drop table leads', 'end.sql:9: "drop" is never a button'],
  ["select format('truncate %I', 'leads')", '"truncate" is never a button'],
  ["select set_config('a', 'b', false)", '"set_config" is never a button'],
  ['', 'there is no statement under the head'],
])('a statement is refused: %s', (statement, found) => {
  expect(problems({}, statement)).toEqual(expect.arrayContaining([expect.stringContaining(found)]));
});

test('what may do something that no rollback takes back is not rehearsed', () => {
  const rehearse = { rehearse: '-- rehearse: yes' };
  expect(problems(rehearse, sql)).toEqual([
    expect.stringContaining('rehearse: pg_terminate_backend() may do something that no rollback takes back'),
  ]);
  expect(problems(rehearse, 'insert into jobs (id, due) values ($1::int, now()) returning id')).toEqual([]);
});

test('a tier that the settings name and nobody knows is named', async () => {
  const { problems } = await loadActions('config/actions', ['content', 'olap'], questions);
  expect(problems).toContainEqual({
    where: 'config/actions/settings.yml: indexes/idx_jobs_completed_at/tier',
    what: 'no tier is called "queue"; expected content, olap',
  });
});

test('what makes a standby the primary has no statement', () => {
  expect(problems({ does: '-- does: failover' }, '')).toEqual([]);
  expect(problems({ does: '-- does: failover' })).toEqual([expect.stringContaining('a failover has no statement')]);
  expect(problems({ does: '-- does: magic' }, '')[0]).toContain('does: "magic" is not failover or switchover');
});

test('an index is dropped only through a runbook, and nothing else is ever dropped', () => {
  const drop = "select format('drop index concurrently %I', 'a')";
  const built = { builds: '-- builds: yes' };
  expect(problems(built, drop)).toEqual([expect.stringContaining('"drop" is never a button')]);
  expect(problems({ ...built, through: '-- through: runbook' }, drop)).toEqual([]);
  expect(problems({ ...built, through: '-- through: runbook' }, "select format('drop table %I', 'a')")).toEqual([
    expect.stringContaining('"drop" is never a button'),
  ]);
});

test.each([
  ['1 min', ['config/actions/promote.sql:6']],
  ['61 s', []],
])(
  'what is void after %s is not what has to be so for a minute before anybody may approve it',
  async (within, where) => {
    const folder = overlay(
      { 'actions/settings.yml': instead('decided_within: 10 min', `decided_within: ${within}`) },
      onTestFinished,
    );
    const placed = (name: string) =>
      placedIn(name === 'settings.yml' ? `${folder}/actions` : 'config/actions', 'config/actions')(name);
    const { problems } = await loadActions('config/actions', tiers, questions, placed);
    expect(problems.map((problem) => problem.where)).toEqual(where);
    for (const { what } of problems) {
      expect(what).toBe(
        'holds-for: what was seen has to be so for 1 min before it is approved and is void after 1 min, so nobody could ever approve it; expected less than the decided_within of config/actions/settings.yml',
      );
    }
  },
);
