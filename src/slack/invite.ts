import type { WebClient } from '@slack/web-api';
import { harmless } from './asking.ts';
import { NotDone } from './errors.ts';
import { slackUser } from './text.ts';

/** Puts people in a channel. All at once; when Slack minds one of them, each alone, so that one does not keep out the rest. */
export async function invite(client: WebClient, channel: string, people: readonly string[]): Promise<void> {
  const able = [...new Set(people)].filter((person) => slackUser.test(person)).slice(0, mostPeople);
  if (able.length === 0) return;
  try {
    await harmless(() => client.conversations.invite({ channel, users: able.join(','), force: true }));
  } catch (error) {
    if (!(error instanceof NotDone) || !personal.has(error.code)) throw error;
    if (able.length > 1) await Promise.all(able.map((person) => invite(client, channel, [person])));
  }
}

const mostPeople = 100;

/** Errors that speak of a person, not of the room. */
const personal = new Set([
  'already_in_channel',
  'cant_invite_self',
  'cant_invite',
  'user_not_found',
  'users_not_found',
  'invalid_users',
  'no_user',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'ura_max_channels',
  'account_inactive_user',
  'user_team_not_in_channel',
]);
