import type { Span, Text } from './text.ts';

/** What the bot can say. How it looks in Slack is decided in src/slack alone. */
export type Message = {
  /** The meaning in one line: what a notification and a screen reader say. Always there. */
  summary: Text;
  parts: readonly Part[];
};

export type Part =
  | { type: 'title'; text: string }
  | { type: 'text'; text: Text }
  | { type: 'story'; story: Story }
  | { type: 'fields'; fields: readonly Field[] }
  | { type: 'table'; table: Table }
  | { type: 'step'; step: StepLine }
  | { type: 'buttons'; buttons: readonly Button[] }
  | { type: 'code'; text: string }
  | { type: 'note'; text: Text }
  | { type: 'line' };

export type Field = { label: string; value: Text };

/** Rows beyond what the surface takes become a preview, with `whole` below it: what to press to have all of them. */
export type Table = {
  caption: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly TableCell[])[];
  whole?: Button;
};
export type TableColumn = { label: string; align: 'left' | 'right' };
/** Shown as it is, never read as markup. A number is sorted as one and shown as its text; a time is told in the reader's zone. */
export type TableCell = string | { number: number; text: string } | { time: Date };

/** Lines in the order in which they happened. The latest are shown, as many as the surface takes; `whole` tells where all of them are. */
export type Story = { lines: readonly Text[]; whole: Text };

/** A file for one person, and what is said beside it; `without`: what is said, after why, when it could not be handed over. */
export type TextFile = { name: string; content: string; says: Text; without?: Message };

/** One step of a checklist: its state as a word and a mark, its help, what was found, and what can be pressed. */
export type StepLine = {
  number: number;
  state: 'open' | 'running' | 'done' | 'proven' | 'skipped' | 'failed';
  title: string;
  detail: Text;
  buttons: readonly Button[];
};

/** A command that somebody does not have to type. */
export type Button = {
  label: string;
  words: readonly string[];
  style?: 'primary' | 'danger';
  /** Asked before the words are sent; one sentence with the effect in it. */
  confirm?: string;
  /** One line that the person must type; it becomes the last word. */
  asks?: { title: string; label: string };
};

type Pieces = readonly (Span | Text)[];

export const message = (summary: Text, ...parts: readonly Part[]): Message => ({ summary, parts });

/** A message that is its summary and nothing else. */
export const sentence = (...pieces: Pieces): Message => {
  const summary = pieces.flat();
  return { summary, parts: [{ type: 'text', text: summary }] };
};

export const title = (text: string): Part => ({ type: 'title', text });
export const text = (...pieces: Pieces): Part => ({ type: 'text', text: pieces.flat() });
export const story = (content: Story): Part => ({ type: 'story', story: content });
export const note = (...pieces: Pieces): Part => ({ type: 'note', text: pieces.flat() });
export const code = (content: string): Part => ({ type: 'code', text: content });
export const line: Part = { type: 'line' };
export const fields = (...list: readonly Field[]): Part => ({ type: 'fields', fields: list });
export const buttons = (...list: readonly Button[]): Part => ({ type: 'buttons', buttons: list });
/** The message with one more button, beside those at its end. */
export function withButton({ summary, parts }: Message, button: Button): Message {
  const last = parts.at(-1);
  return last?.type === 'buttons'
    ? message(summary, ...parts.slice(0, -1), buttons(...last.buttons, button))
    : message(summary, ...parts, buttons(button));
}

export const table = (content: Table): Part => ({ type: 'table', table: content });
