import type { LocalSlack } from '../slack/local-slack.ts';
import type { Message } from '../slack/workspace.ts';
import { content } from './transcript.ts';

/** Each thing may take this long to happen: a slow machine takes its time. */
const patience = { timeout: 60_000 };

/** What the people of the demo do and wait for, in the local Slack. */
export function people(slack: LocalSlack) {
  const room = async (): Promise<string> => {
    const isRoom = (id: string) => slack.world.channels.get(id)?.name.startsWith('inc-1-') ?? false;
    const { message } = await slack.waitFor('posted', (entry) => isRoom(entry.message.channel), patience);
    return message.channel;
  };
  return {
    room,
    /** The first direct message that the bot sends to this person. */
    async paged(who: string): Promise<Message> {
      const isHis = ({ channel, botId }: Message) =>
        botId !== undefined && slack.dm(who).some((message) => message.channel === channel);
      return (await slack.waitFor('posted', (entry) => isHis(entry.message), patience)).message;
    },
    /** Waits until something in the channel, new or rewritten, reads like this. */
    async reads(channel: string, wanted: RegExp): Promise<void> {
      const fits = ({ message }: { message: Message }) =>
        message.channel === channel && wanted.test(content(slack, message).join('\n'));
      await Promise.any([slack.waitFor('posted', fits, patience), slack.waitFor('updated', fits, patience)]).catch(
        () => {
          throw new Error(`nobody has read ${wanted}`);
        },
      );
    },
    async types(who: string, text: string): Promise<void> {
      await slack.types(who, await room(), `/db ${text}`);
    },
  };
}
