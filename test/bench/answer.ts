import { fromJson, type Json, objectOf, objectsOf } from '../../src/sandbox/slack/json.ts';

/** What the bot said, for a bare app to say the same: its words as one text, and its blocks. */
export function sameAs(answer: string): { ANSWER: string; BLOCKS: string } {
  const { blocks } = objectOf(fromJson(answer));
  return { ANSWER: objectsOf(blocks).map(words).join('\n'), BLOCKS: JSON.stringify(blocks) };
}

const words = (block: Json): string =>
  Object.values(objectOf(block))
    .flatMap((value) =>
      typeof value === 'object' && value !== null ? [Object.values(value).filter(isText).join(' ')] : [],
    )
    .join(' ');

const isText = (value: unknown): value is string => typeof value === 'string';
