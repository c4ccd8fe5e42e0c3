import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Problem } from '../problems.ts';

/** A Markdown file under reading: its tree, its source, and what has been found wrong so far. */
export type Page = {
  name: string;
  root: Root;
  source(node: Nodes): string;
  problem(line: number, what: string): void;
  problems: Problem[];
};

export function pageFrom(name: string, text: string): Page {
  const problems: Problem[] = [];
  const root = fromMarkdown(text, {
    extensions: [gfmTaskListItem(), frontmatter()],
    mdastExtensions: [gfmTaskListItemFromMarkdown(), frontmatterFromMarkdown()],
  });
  return {
    name,
    root,
    source: (node) => text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    problem: (line, what) => problems.push({ where: `runbooks/${name}.md:${line}`, what }),
    problems,
  };
}

export const lineOf = (node: Nodes) => node.position?.start.line ?? 1;

/** A node and everything under it, in the order of the file. */
export function* within(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* within(child);
}
