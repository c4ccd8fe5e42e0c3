import { expect, test } from 'vitest';
import { copy } from './settings.ts';

test('a person nobody knows is named with file and place', () => {
  const settings = copy();
  settings.change('config/escalation.yml', 'page: [database-lead] }', 'page: [bob] }');
  expect(settings.wrong()).toEqual([
    expect.stringMatching(
      /^config\/escalation\.yml: critical\/levels\/1\/page: nobody in people\.yml is called "bob"; expected operations-manager, /,
    ),
  ]);
});

test('everything that is wrong is said at once', () => {
  const settings = copy();
  settings.change('config/tiers.yml', 'sample_every: 30 s', 'sample_every: often');
  settings.change('config/incidents.yml', 'runbook: database-outage', 'runbook: databse-outage');
  settings.change('config/limits.yml', 'opens: connection-pool-exhaustion', 'opens: no-such-type');
  settings.change('runbooks/end-of-day-review.md', '- [ ] Prepare tomorrow', '- [] Prepare tomorrow');
  const wrong = settings.wrong();
  expect(wrong).toHaveLength(4);
  expect(wrong[0]).toBe(
    'config/tiers.yml: oltp/sample_every: "often" is not a length of time; expected a number and a unit, such as "30 s", "5 min", "4 h" or "2 days"',
  );
  expect(wrong[1]).toContain(
    'config/incidents.yml: database-outage/runbook: no file in runbooks/ is called "databse-outage"',
  );
  expect(wrong[2]).toContain('config/limits.yml: pool-usage/opens: no incident type is called "no-such-type"');
  expect(wrong[3]).toMatch(/^runbooks\/end-of-day-review\.md:\d+: is `- \[\]`/);
});

test.each([
  [
    'a wrong key',
    'severities',
    'meaning: Complete outage',
    'meening: Complete outage',
    'severities/critical: "meening" means nothing here; expected only meaning, ',
  ],
  ['a missing key', 'severities', 'team_channel: C-DATABASE-OPS', '', 'team_channel: is missing; expected text'],
  ['a wrong kind', 'tiers', 'pool_cap: 80', 'pool_cap: plenty', 'oltp/pool_cap: found "plenty"; expected a number'],
  [
    'a wrong choice',
    'incidents',
    'severity: critical',
    'severity: fatal',
    'database-outage/severity: found "fatal"; expected "critical", "high", ',
  ],
  [
    'levels out of order',
    'escalation',
    'after: 10 min',
    'after: 3 min',
    'critical/levels/3/after: is not later than the level before it',
  ],
  [
    'an empty level',
    'escalation',
    'page: [cto] }',
    'page: [] }',
    'critical/levels/3/page: found []; expected at least 1 in the list',
  ],
  ['a name in capitals', 'tiers', 'oltp:', 'OLTP:', 'OLTP: "OLTP" is not a name; expected small letters'],
  ['a rule that is none', 'limits', 'row.query_s > 5.0', 'row.query_s >> 5.0', 'long-query/rule: `row.query_s >> 5.0'],
  [
    'a rule that can block',
    'limits',
    'row.query_s > 5.0',
    'row.role.matches("a")',
    'long-query/rule: `row.role.matches("a")',
  ],
  [
    'a limit without a limit',
    'limits',
    'grows_over: 10',
    '',
    'storage-growth: says not when it holds; expected one of',
  ],
  [
    'an hour that is none',
    'schedules',
    '"09:00"',
    '"25:00"',
    'schedules/morning-health-check/at: "25:00" is not an hour of the day',
  ],
  [
    'a role of nobody',
    'people',
    'people: [oncall-engineer]',
    'people: [nobody-here]',
    'roles/database-oncall/people: nobody is called "nobody-here"',
  ],
  [
    'a permission nobody defined',
    'people',
    'may: admin',
    'may: emperor',
    'people/operations-manager/may: no role in permissions.yml is called "emperor"',
  ],
  [
    'a path nobody drew',
    'severities',
    'path: critical',
    'path: kritical',
    'severities/critical/path: no path in escalation.yml is called "kritical"',
  ],
  [
    'a tier nobody has',
    'limits',
    'tiers: [queue]',
    'tiers: [cue]',
    'queue-backlog/tiers: no tier is called "cue"; expected oltp, content, queue, olap',
  ],
])('%s is said with place, finding and expectation', (_, file, from, to, sentence) => {
  const settings = copy();
  settings.change(`config/${file}.yml`, from, to);
  expect(settings.wrong().find((line) => line.startsWith(`config/${file}.yml: ${sentence}`))).toBeDefined();
});

test('a secret pasted in place of its variable is refused and not repeated', () => {
  const settings = copy();
  settings.change('config/tiers.yml', 'url: TIER_OLTP_URL', 'url: postgres://ana:hunter2@db/oltp');
  expect(settings.wrong()[0]).toContain('config/tiers.yml: oltp/url: expected the name of an environment variable');
  expect(settings.wrong().join()).not.toContain('hunter2');
});

test('YAML that is none names file, line and column', () => {
  const settings = copy();
  settings.write('config/people.yml', 'people:\n  ana: { title: "Ana\n');
  expect(settings.wrong()[0]).toMatch(/^config\/people\.yml:\d+:\d+: is not YAML: /);
});

test('a file that is missing or empty is said, and accuses nobody else', () => {
  const settings = copy();
  settings.remove('config/people.yml');
  settings.write('config/limits.yml', '# nothing\n');
  expect(settings.wrong()).toEqual([
    'config/people.yml: there is no such file; expected it, even if it only holds comments and empty lists',
    'config/limits.yml: the file: found null; expected a section whose keys are names',
  ]);
});

test('a person on a critical path needs two channels', () => {
  const settings = copy();
  settings.change('config/people.yml', '    email: cto@penguinmails.example\n    webhook: cto\n', '');
  expect(settings.wrong()).toEqual([
    'config/people.yml: people/cto: is paged on the path "critical" over slack only; expected two of slack, email and webhook, because a critical incident can take it',
  ]);
});

test('a runbook may only name questions of tiers that exist', () => {
  const settings = copy();
  settings.change('runbooks/database-outage.md', 'ping oltp', 'ping olpt');
  expect(settings.wrong()).toEqual([
    expect.stringMatching(/^runbooks\/database-outage\.md:\d+: no tier is called "olpt"; expected oltp, /),
  ]);
});
