import type { WebClient } from '@slack/web-api';
import { harmless, once } from './asking.ts';
import { NotDone } from './errors.ts';
import type { Identity } from './identity.ts';
import { asGiven } from './text.ts';

/** Makes a channel, or finds the one the bot made before; a name that somebody else has gets a number. */
export async function openRoom(
  client: WebClient,
  who: Promise<Identity>,
  name: string,
  purpose: string,
): Promise<{ channel: string; name: string }> {
  for (let number = 1; number <= mostNames; number++) {
    const wanted = number === 1 ? channelName(name, '') : channelName(name, `-${number}`);
    const channel = (await made(client, wanted)) ?? (await found(client, (await who).user, wanted, purpose));
    if (channel !== undefined) return { channel, name: wanted };
  }
  throw new NotDone('name_taken', { final: true });
}

const mostNames = 20;

/** Slack takes lower case letters, digits, `-` and `_`, 80 at most. */
const channelName = (name: string, suffix: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80 - suffix.length) + suffix;

/** Undefined when the name is taken. Asked again when the answer was lost: then our own channel has the name. */
async function made(client: WebClient, name: string): Promise<string | undefined> {
  try {
    const { channel } = await harmless(() => client.conversations.create({ name }));
    return channel?.id;
  } catch (error) {
    if (error instanceof NotDone && error.code === 'name_taken') return undefined;
    throw error;
  }
}

async function found(client: WebClient, user: string, name: string, purpose: string): Promise<string | undefined> {
  for (let cursor = ''; ; ) {
    const page = await harmless(() => client.conversations.list({ ...listing, ...(cursor && { cursor }) }));
    const own = page.channels?.find(
      (channel) =>
        channel.name === name && channel.creator === user && isMeantFor(purpose, channel.purpose?.value ?? ''),
    );
    if (own?.id) return own.id;
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursor === '') return undefined;
  }
}

/** Whoever made it may have died before saying what it is for. */
const isMeantFor = (purpose: string, kept: string): boolean => kept === '' || asGiven(kept) === asGiven(purpose);

const listing = { exclude_archived: true, types: 'public_channel', limit: 999 };

/** Told after the room is in use already: nobody waits for it. */
export async function describe(client: WebClient, channel: string, purpose: string): Promise<void> {
  await once(() => client.conversations.setPurpose({ channel, purpose }));
}
