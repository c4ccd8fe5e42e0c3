import { content } from '../../src/sandbox/demo/transcript.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { Message } from '../../src/sandbox/slack/workspace.ts';
import { when } from './when.ts';

/** The eyes of one person: what they can see of the workspace, and its words. */
export function reader(slack: LocalSlack, name: string, id: string) {
  const known = new WeakMap<Message, string>();
  const words = (message: Message): string => {
    const said = known.get(message) ?? content(slack, message).join('\n');
    known.set(message, said);
    return said;
  };
  const sees = ({ channel, to }: Message): boolean =>
    slack.world.channels.get(channel)?.members.has(id) === true && (to === undefined || to === id);
  /** Every version of every message that they could read, oldest first. */
  const seen = (since: number): Message[] =>
    slack.log.entries
      .slice(since)
      .flatMap((entry) => (entry.kind === 'posted' || entry.kind === 'updated' ? [entry.message] : []))
      .filter(sees);
  return {
    words,
    sees,
    async reads(wanted: RegExp, fits: (message: Message) => boolean = () => true, since = 0): Promise<string> {
      const look = () => seen(since).find((message) => fits(message) && wanted.test(words(message)));
      return words(
        await when(slack, `${name} does not read ${wanted}`, look).catch((error) => {
          const last = seen(since).filter(fits).slice(-5).map(words);
          throw new Error(`${error.message}. The last were:\n${last.join('\n--\n')}`);
        }),
      );
    },
  };
}
