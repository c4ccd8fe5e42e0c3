import { expect, test } from 'vitest';
import { environment } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load.ts';
import { root, said } from './settings.ts';

const config = loadConfig(root);
const enough = {
  SLACK_BOT_TOKEN: 'xoxb-1-2',
  SLACK_APP_TOKEN: 'xapp-1-2',
  DATABASE_URL: 'postgres://journal@localhost/journal',
  JOURNAL_OWNER_URL: 'postgres://owner@localhost/journal',
  TIER_OLTP_URL: 'postgres://ro@localhost/oltp',
  TIER_CONTENT_URL: 'postgres://ro@localhost/content',
  TIER_QUEUE_URL: 'postgres://ro@localhost/queue',
  TIER_OLAP_URL: 'postgresql://ro@localhost/olap',
  SMTP_URL: 'smtp://localhost:2525',
  MAIL_FROM: 'Rookery <rookery@example.com>',
};

test('the least that is needed is enough', () => {
  const read = environment(config, enough);
  expect(read.slack.transport).toEqual({ mode: 'socket', appToken: 'xapp-1-2' });
  expect(read.tiers.map(({ name, actionUrl }) => [name, actionUrl])).toEqual(
    ['oltp', 'content', 'queue', 'olap'].map((name) => [name, undefined]),
  );
  expect([read.port, read.leaseMs, read.webhook, read.posthog]).toEqual([8080, 5000, undefined, undefined]);
});

test('statistics go to Europe unless a host is given', () => {
  const read = environment(config, { ...enough, POSTHOG_KEY: 'phc_1' });
  expect(read.posthog?.host).toBe('https://us.i.posthog.com');
});

test('a signing secret in place of an app token is HTTP mode', () => {
  const read = environment(config, { ...enough, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: '0123456789abcdef' });
  expect(read.slack.transport).toEqual({ mode: 'http', signingSecret: '0123456789abcdef' });
});

test('an empty environment is told every variable it lacks', () => {
  const wrong = said(() => environment(config, {}));
  expect(wrong.map((line) => line.split(':')[0])).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'DATABASE_URL',
    'JOURNAL_OWNER_URL',
    'TIER_OLTP_URL',
    'TIER_CONTENT_URL',
    'TIER_QUEUE_URL',
    'TIER_OLAP_URL',
    'SMTP_URL or PAGER_WEBHOOK_URL',
  ]);
  expect(wrong[0]).toBe('SLACK_BOT_TOKEN: is not set; expected the bot token of the app, which begins with xoxb-');
});

test.each([
  ['SLACK_BOT_TOKEN', 'hunter2-hunter2', "is set to 15 characters that can't be right; expected the bot token"],
  ['TIER_OLTP_URL', 'mysql://hunter2', "is set to 15 characters that can't be right; expected a connection string"],
  ['TIER_OLTP_ACTION_URL', 'hunter2', 'is set to 7 characters'],
  ['PORT', 'hunter2', 'is set, but not usable; expected a whole number from 0 to 65535'],
  ['LEASE_MS', '5', 'is set, but not usable; expected a whole number from 300 to 600000'],
  ['SLACK_API_URL', 'hunter2', "is set to 7 characters that can't be right; expected an address"],
  ['PAGER_WEBHOOK_URL', 'https://pager.example/hunter2', 'PAGER_WEBHOOK_SECRET: is not set; expected a base64 secret'],
  ['MAIL_FROM', 'hunter2', "is set to 7 characters that can't be right; expected a sender"],
])('%s that is wrong is refused and its value is not repeated', (variable, value, sentence) => {
  const wrong = said(() => environment(config, { ...enough, [variable]: value }));
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toContain(sentence);
  expect(wrong[0]).not.toContain('hunter2');
});

test('a console is asked for where a tier names one, and has to be that of a PgBouncer', () => {
  const named = {
    ...config,
    tiers: config.tiers.map((tier) => (tier.name === 'oltp' ? { ...tier, consoleVariable: 'OLTP_CONSOLE' } : tier)),
  };
  const reading = (url: string) => environment(named, { ...enough, OLTP_CONSOLE: url }).tiers[0]?.consoleUrl;
  const right = 'postgres://watcher:hunter2@localhost:6432/pgbouncer';
  expect([reading(right), reading(`${right}?sslmode=require`)]).toEqual([right, `${right}?sslmode=require`]);
  expect(said(() => reading(''))).toEqual([expect.stringContaining('OLTP_CONSOLE: is not set; expected a connection')]);
  const wrong = said(() => reading('postgres://watcher:hunter2@localhost:6432/app'));
  expect(wrong).toEqual([expect.stringMatching(/^OLTP_CONSOLE: .*ends with its own database, \/pgbouncer$/)]);
  expect(wrong[0]).not.toContain('hunter2');
});

test('without mail and pager one channel is left, which is too few for a critical path', () => {
  const wrong = said(() => environment(config, { ...enough, SMTP_URL: '', MAIL_FROM: '' }));
  expect(wrong).toEqual([
    expect.stringContaining('so one channel at most reaches operations-manager, engineering-manager, cto'),
  ]);
});
