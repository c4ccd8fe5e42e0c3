import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { place, sentence } from '../config/sentence.ts';
import { date, name, text } from '../config/vocabulary.ts';
import { lineOf, type Page } from './page.ts';

const schema = z.strictObject({
  title: text,
  incident: name.optional(),
  tier: name.optional(),
  alerts: z.array(name).default([]),
  owner: text.optional(),
  review: text.optional(),
  reviewed: date.optional(),
});

export type FrontMatter = z.output<typeof schema>;

/** The settings between the two `---` lines at the top of a runbook; undefined if they can't be used. */
export function frontMatter(page: Page): FrontMatter | undefined {
  const block = page.root.children.find((node) => node.type === 'yaml');
  if (!block) {
    page.problem(1, 'begins without front matter; expected `---`, a title and `---` from line 1');
    return undefined;
  }
  const counter = new LineCounter();
  const document = parseDocument(block.value, { lineCounter: counter });
  for (const error of document.errors) {
    page.problem(lineOf(block) + counter.linePos(error.pos[0]).line, `is not YAML: ${error.message.split('\n')[0]}`);
  }
  if (document.errors.length > 0) return undefined;
  const read = schema.safeParse(document.toJS(), { error: sentence });
  for (const { path, message } of read.error?.issues ?? [])
    page.problem(lineOf(block), [place(path), message].filter(Boolean).join(' '));
  return read.data;
}
