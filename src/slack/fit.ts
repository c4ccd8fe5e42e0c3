import type { KnownBlock } from '@slack/types';

/** A block that is kept when the message is too long, or one that may go. */
export type Drawn = { block: KnownBlock; keep: boolean };

/** The blocks that fit into one message, in their order, with a note where the first was left out. */
export function fitted(drawn: readonly Drawn[]): KnownBlock[] {
  if (fit(drawn.map(({ block }) => block))) return drawn.map(({ block }) => block);
  const first = firstTooMuch(drawn);
  return drawn.flatMap(({ block, keep }, at) => {
    if (at === first) return [remark];
    return keep || at < first ? [block] : [];
  });
}

/** The first that may go and does not fit beside all that are kept. */
function firstTooMuch(drawn: readonly Drawn[]): number {
  const kept = drawn.filter(({ keep }) => keep).map(({ block }) => block);
  return drawn.findIndex(({ keep }, at) => {
    const before = drawn.slice(0, at + 1).filter((one) => !one.keep);
    return !keep && !fit([...kept, remark, ...before.map(({ block }) => block)]);
  });
}

const fit = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= mostBlocks && characters(blocks) <= mostCharacters;

const mostBlocks = 50;
/** Messages of 13,200 characters were seen refused as `msg_blocks_too_long`. */
const mostCharacters = 12_000;

/** Everything that is read, and what buttons carry; not the names of Block Kit itself. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + weight(key, inner), 0);
}

const weight = (key: string, inner: unknown): number => {
  if (typeof inner !== 'string') return characters(inner);
  return key === 'type' ? 0 : inner.length;
};

const remark: KnownBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: 'Cut here: the rest does not fit into one message.' }],
};
