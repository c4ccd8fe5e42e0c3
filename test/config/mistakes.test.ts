import { expect, test } from 'vitest';
import { copy } from './settings.ts';

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
    'a runbook for something else',
    'incidents',
    'runbook: database-outage',
    'runbook: performance-degradation',
    'database-outage/runbook: runbooks/performance-degradation.md says that it is for "performance-degradation"; expected database-outage',
  ],
  [
    'a holiday that is no date',
    'schedules',
    'holidays: []',
    'holidays: [christmas]',
    'holidays/1: "christmas" is not a date; expected one such as 2026-11-01',
  ],
  [
    'a mail address that is none',
    'people',
    'dbops@penguinmails.com',
    'dbops',
    'people/operations-manager/email: "dbops" is not a mail address',
  ],
  [
    'a tier nobody has',
    'limits',
    'tiers: [queue]',
    'tiers: [cue]',
    'queue-backlog/tiers: no tier is called "cue"; expected oltp, content, queue, olap',
  ],
  [
    'a remark on a tier nobody has',
    'remarks',
    'tier: queue',
    'tier: cue',
    'queue-workers-hold-pools/when/2/tier: no tier is called "cue"; expected oltp, content, queue, olap',
  ],
  [
    'a remark on what the lights are not made of',
    'remarks',
    'question: pools',
    'question: slow',
    'queue-workers-hold-pools/when/1/question: found "slow"; expected "health", ',
  ],
  [
    'a remark with a button for nothing',
    'remarks',
    'workers queue',
    'wrkers queue',
    'queue-workers-hold-pools/next/2: no question is called "wrkers"; expected ',
  ],
])('%s is said with place, finding and expectation', (_, file, from, to, sentence) => {
  const settings = copy();
  settings.change(`config/${file}.yml`, from, to);
  expect(settings.wrong().find((line) => line.startsWith(`config/${file}.yml: ${sentence}`))).toBeDefined();
});
