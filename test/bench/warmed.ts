import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';

/** The bot has asked Slack what it wants to know ahead: who is who, the channels, and a direct message for each person. */
export async function warmed(slack: LocalSlack): Promise<void> {
  await slack.waitFor('called', ({ method }) => method === 'conversations.list');
  for (const method of ['users.info', 'conversations.open']) {
    const { length: people } = slack.world.settings.people;
    const asked = () => slack.log.entries.filter((entry) => entry.kind === 'called' && entry.method === method).length;
    await slack.waitFor('called', () => asked() >= people);
  }
}
