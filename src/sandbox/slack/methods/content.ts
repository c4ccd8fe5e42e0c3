import { messageProblems, viewProblems } from '../../../slack/limits.ts';
import { type Arguments, given, nested, nestedObjects } from '../arguments.ts';
import { withIds } from '../elements.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Draft } from '../posting.ts';
import { SlackError } from '../slack-error.ts';

/** Slack cuts a longer text off when posting. */
const longestPost = 40_000;

export type Content = Pick<Draft, 'text' | 'blocks' | 'attachments' | 'metadata'>;

/** What a message is to say, refused as Slack refuses it. */
export function contentOf(args: Arguments, longest = Number.POSITIVE_INFINITY): Content {
  const text = given(args, 'text') ?? given(args, 'markdown_text') ?? '';
  const blocks = nestedObjects(args, 'blocks', 'invalid_blocks_format');
  const attachments = nestedObjects(args, 'attachments', 'invalid_attachments');
  const metadata = metadataOf(args);
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new SlackError('no_text');
  if (text.length > longest) throw new SlackError('msg_too_long');
  refuseBadBlocks(blocks);
  return { text: text.slice(0, longestPost), blocks: withIds(blocks), attachments, metadata };
}

export function refuseBadBlocks(blocks: readonly JsonObject[]): void {
  const problems = messageProblems({ blocks });
  const [first] = problems;
  if (first === undefined) return;
  throw new SlackError(first.code, messagesOf(problems));
}

export function refuseBadView(view: JsonObject): void {
  const problems = viewProblems(view);
  const [first] = problems;
  if (first === undefined) return;
  throw new SlackError(first.code === 'invalid_blocks' ? 'invalid_arguments' : first.code, messagesOf(problems));
}

function messagesOf(problems: readonly { pointer: string; message: string }[]): JsonObject {
  const messages = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  return { errors: messages, response_metadata: { messages } };
}

function metadataOf(args: Arguments): JsonObject | undefined {
  const metadata = nested(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (!isObject(metadata)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(metadata).length > 0 && metadata.entities === undefined && typeof metadata.event_type !== 'string')
    throw new SlackError('invalid_metadata_format');
  return metadata;
}
