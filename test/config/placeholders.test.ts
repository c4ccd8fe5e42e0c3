import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { placeholders } from '../../src/config/placeholders.ts';
import { copy, root } from './settings.ts';

const sentences = placeholders(loadConfig(root)).map(({ where, what }) => `${where}: ${what}`);

test.each([
  'config/people.yml: people/operations-manager/slack: "U-DB-LEAD" is a placeholder; expected a member id such as U024BE7LH',
  'config/people.yml: people/cto/email: "cto@penguinmails.example" is a placeholder; expected a real mail address',
  'config/people.yml: outside/security-mailbox/phone: "+1-555-SEC-HELP" is a placeholder',
  'config/severities.yml: team_channel: "C-DATABASE-OPS" is a placeholder; expected a channel id such as C024BE7LR',
])('as shipped: %s', (sentence) => {
  expect(sentences.find((line) => line.startsWith(sentence))).toBeDefined();
});

test('what is nowhere shown stops no start', () => {
  expect(sentences.filter((line) => /posthog|people\/[\w-]+\/phone/.test(line))).toEqual([]);
});

test('a roster of real addresses is no placeholder', () => {
  const settings = copy();
  settings.write(
    'config/people.yml',
    `channels: { email: { url: SMTP_URL, from: MAIL_FROM }, webhook: { url: PAGER_WEBHOOK_URL, secret: PAGER_WEBHOOK_SECRET } }
people:
  ana: { title: Ana, may: admin, slack: U024BE7LH, email: ana@rookery.dev, phone: +49 30 1234567 }
roles:
${[
  'database-lead',
  'database-oncall',
  'security-team',
  'legal',
  'senior-engineer',
  'engineering-manager',
  'cto',
  'ceo',
  'product-owner',
]
  .map((role) => `  ${role}: { title: Someone, people: [ana] }`)
  .join('\n')}
outside: {}
`,
  );
  settings.change('config/severities.yml', 'C-DATABASE-OPS', 'C024BE7LR');
  settings.change('config/alerts.yml', 'com/[PROJECT_ID]', 'com/project/12345');
  expect(placeholders(settings.load())).toEqual([]);
});
