import type { KnownBlock } from '@slack/types';
import type { Button, Field, Part } from '../messages/message.ts';
import { bold, spans, type Text } from '../messages/text.ts';
import { buttonNames, drawnButton } from './button.ts';
import { clean } from './clean.ts';
import { fitted } from './fit.ts';
import { latest } from './latest.ts';
import { drawnStep } from './step.ts';
import { drawnTable } from './table.ts';
import { mrkdwn, pieces, plainText } from './text.ts';

/** Parts of a message → Block Kit, within what one message takes; what does not fit is said to be missing. */
export function blocks(parts: readonly Part[]): KnownBlock[] {
  const name = buttonNames();
  return fitted(parts.flatMap((part) => drawn(part, name).map((block) => ({ block, keep: kept.has(part.type) }))));
}

/** A message without its title or its buttons is of no use; a long list without its tail is. */
const kept: ReadonlySet<Part['type']> = new Set(['title', 'buttons']);

function drawn(part: Part, name: () => string): KnownBlock[] {
  switch (part.type) {
    case 'title':
      return [{ type: 'header', text: { type: 'plain_text', text: plainText(part.text, 150) || '–', emoji: true } }];
    case 'text':
      return pieces(part.text, 3_000).map((text) => ({ type: 'section', text: marked(text) }));
    case 'story':
      return pieces(latest(part.story, mostStory), 3_000).map((text) => ({ type: 'section', text: marked(text) }));
    case 'fields':
      return groups(part.fields, 10).map((group) => ({ type: 'section', fields: group.map(field) }));
    case 'table':
      return drawnTable(part.table, name);
    case 'step':
      return drawnStep(part.step, name);
    case 'buttons':
      return groups(part.buttons, 25).map((group) => row(group, name));
    case 'code':
      return [preformatted(part.text)];
    case 'note':
      return [{ type: 'context', elements: [marked(mrkdwn(part.text, 2_000) || '–')] }];
    case 'line':
      return [{ type: 'divider' }];
  }
}

/** What one message takes, less a title and the word about what is above. */
const mostStory = 11_000;

/** `verbatim` keeps Slack from making links and mentions out of plain words. */
const marked = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });

function field({ label, value }: Field) {
  const content: Text = [bold(label), '\n', ...(spans(value).length > 0 ? spans(value) : ['–'])];
  return marked(mrkdwn(content, 2_000));
}

const row = (list: readonly Button[], name: () => string): KnownBlock => ({
  type: 'actions',
  elements: list.map((button) => drawnButton(button, name())),
});

const preformatted = (text: string): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: short(text) || ' ' }] }],
});

function short(text: string): string {
  const whole = clean(text);
  return whole.length <= longestCode ? whole : `${plainText(whole, longestCode)}\n(cut)`;
}

const longestCode = 3_000;

const groups = <One>(list: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
