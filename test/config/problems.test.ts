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
