import type { Story } from '../messages/message.ts';
import { type Span, spans, type Text } from '../messages/text.ts';
import { mrkdwn } from './text.ts';

/** The latest lines of a story that are drawn in `size` characters, below a word on how many are above them. */
export function latest({ lines, whole }: Story, size: number): readonly Span[] {
  const first = firstThatFits(lines, size);
  const above = first === 0 ? [] : [[earlier(first), ...spans(whole)]];
  return [...above, ...lines.slice(first)].flatMap((line, at) => [at === 0 ? '' : '\n', ...spans(line)]);
}

const earlier = (count: number): string =>
  count === 1 ? 'One earlier line is left out; ' : `${count} earlier lines are left out; `;

/** The last line is always one of them. */
function firstThatFits(lines: readonly Text[], size: number): number {
  let left = size;
  const above = lines.findLastIndex((line, at) => {
    left -= mrkdwn(line, size).length + 1;
    return left < 0 && at < lines.length - 1;
  });
  return above + 1;
}
