import { z } from 'zod';
import { inMessage, inView } from './limits/blocks.ts';
import { misfits, type Problem } from './limits/problem.ts';
import { repeatProblems } from './limits/repeats.ts';
import { id, plainText } from './limits/texts.ts';
import { totalProblems } from './limits/totals.ts';

export type { Problem } from './limits/problem.ts';

/** The longest text that `chat.update` takes; `chat.postMessage` takes more, but every message may be updated. */
export const longestText = 4000;
export const mostBlocks = { message: 50, view: 100 } as const;
const messageBlocks = z.array(inMessage).max(mostBlocks.message);
const mostViewBytes = 250 * 1024;

/** What Slack would refuse in a message, before it is sent. */
export function messageProblems({
  text = '',
  blocks = [],
}: {
  text?: string;
  blocks?: readonly unknown[];
}): readonly Problem[] {
  return [...textProblems(text), ...blockProblems(blocks)];
}

/** What Slack would refuse in the blocks of a message. */
export function blockProblems(blocks: readonly unknown[]): readonly Problem[] {
  return [...misfits(messageBlocks, blocks, '/blocks'), ...repeatProblems(blocks), ...totalProblems(blocks)];
}

/** What Slack would refuse in a modal or a home. */
export function viewProblems(content: unknown): readonly Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(content) ?? '');
  const blocks = listIn(content);
  return [...sizeProblems(bytes), ...misfits(view, content, ''), ...repeatProblems(blocks)];
}

const common = {
  blocks: z.array(inView).max(mostBlocks.view),
  private_metadata: z.string().max(3000).optional(),
  callback_id: id.optional(),
  external_id: id.optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...common }),
  z.strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
]);

function textProblems(text: string): readonly Problem[] {
  if (text.length <= longestText) return [];
  const message = `has ${text.length} characters, at most ${longestText} are allowed`;
  return [{ code: 'msg_too_long', pointer: '/text', message }];
}

function sizeProblems(bytes: number): readonly Problem[] {
  if (bytes <= mostViewBytes) return [];
  return [{ code: 'view_too_large', pointer: '', message: `has ${bytes} bytes, at most ${mostViewBytes} are allowed` }];
}

function listIn(content: unknown): readonly unknown[] {
  const blocks = typeof content === 'object' && content !== null && 'blocks' in content ? content.blocks : [];
  return Array.isArray(blocks) ? blocks : [];
}
