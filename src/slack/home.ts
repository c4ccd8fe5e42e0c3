import type { WebClient } from '@slack/web-api';
import { code } from '../messages/text.ts';
import { mrkdwn } from './text.ts';

/** What the bot's home tab says. */
export async function publishHome(client: WebClient, person: string): Promise<void> {
  const text = mrkdwn(
    ['Type ', code('/db help'), ' in any channel for what I can do, or mention me in a thread.'],
    3_000,
  );
  await client.views.publish({
    user_id: person,
    view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] },
  });
}
