import type { LocalSlack } from '../slack/local-slack.ts';
import type { Message } from '../slack/workspace.ts';
import { blockLines } from './block-lines.ts';

/** Prints what people read in Slack, as it comes; of an edit only the lines that are new. */
export function transcribe(slack: LocalSlack, print: (line: string) => void): void {
  const shown = new Map<string, readonly string[]>();
  slack.on((entry) => {
    if (entry.kind !== 'posted' && entry.kind !== 'updated') return;
    const { message } = entry;
    const key = `${message.channel}/${message.ts}`;
    const before = shown.get(key);
    const now = content(slack, message);
    shown.set(key, now);
    const fresh = before ? now.filter((line) => !before.includes(line)) : now;
    if (fresh.length === 0) return;
    print(`\n${heading(slack, message)}${before ? '  (rewritten)' : ''}`);
    for (const line of fresh) print(`   ${before ? '~ ' : ''}${line}`);
  });
}

function heading({ world }: LocalSlack, { channel, user, to }: Message): string {
  const place = world.channels.get(channel);
  const direct = [...(place?.members ?? [])].filter((member) => member !== world.settings.bot.userId);
  const where =
    place?.kind === 'direct'
      ? `direct message to ${direct.map((id) => nameOf(world, id)).join(', ')}`
      : `#${place?.name}`;
  return `${where}  ${nameOf(world, user)}${to ? `, for ${nameOf(world, to)} alone` : ''}`;
}

export const content = ({ world }: LocalSlack, { text, blocks, files }: Message): string[] => {
  const said = (mrkdwn: string) => readable(world, mrkdwn);
  const lines = blocks.length > 0 ? blockLines(blocks, said) : said(text).split('\n');
  return [...lines, ...files.map(({ name }) => `[ file ${String(name)} ]`)];
};

type World = LocalSlack['world'];

const nameOf = ({ people, settings }: World, id: string): string =>
  id === settings.bot.userId ? settings.bot.name : (people.get(id)?.name ?? id);

const readable = (world: World, mrkdwn: string): string =>
  mrkdwn
    .replaceAll(/<@([A-Z0-9]+)>/g, (_, id: string) => `@${nameOf(world, id)}`)
    .replaceAll(/<#([A-Z0-9]+)>/g, (_, id: string) => `#${world.channels.get(id)?.name ?? id}`)
    .replaceAll(/<!date\^(\d+)\^[^>]*>/g, (_, at: string) => new Date(Number(at) * 1000).toISOString().slice(11, 19))
    .replaceAll(/<([^|>]+)\|([^>]+)>/g, '$2')
    .replaceAll(/:([a-z_]+):/g, (name, word: string) => marks[word] ?? name)
    .replaceAll(/[*`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const marks: Record<string, string> = {
  white_large_square: '[ ]',
  hourglass_flowing_sand: '[~]',
  white_check_mark: '[x]',
  ballot_box_with_check: '[x]',
  fast_forward: '[>]',
  x: '[!]',
};
