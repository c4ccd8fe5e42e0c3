import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { plainText } from './text.ts';

/** A form that asks for one line. What it is about travels in it and is checked again when it comes back. */
export type Form = {
  title: string;
  label: string;
  /** What the line is added to; without them the line itself is a whole command. */
  words: readonly string[] | undefined;
  channel: string;
  thread: string | undefined;
  address: string | undefined;
};

export function drawnForm(form: Form): ModalView {
  const { title, label, ...about } = form;
  return {
    type: 'modal',
    callback_id: formName,
    title: plain(title, 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    private_metadata: JSON.stringify(about),
    blocks: [
      {
        type: 'input',
        block_id: 'line',
        label: plain(label, 2_000),
        element: { type: 'plain_text_input', action_id: 'text', max_length: 1_000, focus_on_load: true },
      },
    ],
  };
}

export const formName = 'db:form';

const plain = (text: string, size: number) => ({ type: 'plain_text' as const, text: plainText(text, size) });

const metadata = z.object({
  words: z.array(z.string()).optional(),
  channel: z.string(),
  thread: z.string().optional(),
  address: z.string().optional(),
});

const submitted = z.object({
  private_metadata: z.string(),
  state: z.object({ values: z.object({ line: z.object({ text: z.object({ value: z.string().nullish() }) }) }) }),
});

export type Submission = z.infer<typeof metadata> & { line: string };

/** What was typed, with what the form was about. Throws when it is not a form of ours. */
export function submission(view: unknown): Submission {
  const { private_metadata, state } = submitted.parse(view);
  return { ...metadata.parse(JSON.parse(private_metadata)), line: (state.values.line.text.value ?? '').trim() };
}
