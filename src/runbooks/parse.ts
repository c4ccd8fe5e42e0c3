import { createHash } from 'node:crypto';
import type { ListItem, Nodes } from 'mdast';
import type { Problem } from '../problems.ts';
import { checkFence } from './fences.ts';
import { frontMatter } from './front-matter.ts';
import { lineOf, type Page, pageFrom, within } from './page.ts';
import { mostSteps, type Runbook, type Step } from './runbook.ts';
import { checkSlips } from './slips.ts';
import { stepFrom } from './step.ts';

/** Reads a runbook's Markdown. Without problems the runbook is there; with problems it may still be, for further checks. */
export function runbookFrom(name: string, text: string): { runbook: Runbook | undefined; problems: Problem[] } {
  const page = pageFrom(name, text);
  const settings = frontMatter(page);
  const steps = stepsOf(page, settings?.tier);
  checkSlips(page, text);
  checkStrays(page);
  checkCount(page, steps);
  const runbook = settings && { name, summary: summaryOf(page), ...settings, hash: hashOf(text), steps };
  return { runbook, problems: page.problems.toSorted(byLine) };
}

function stepsOf(page: Page, tier: string | undefined): Step[] {
  const steps: Step[] = [];
  let phase = '';
  for (const node of page.root.children) {
    if (node.type === 'heading')
      phase = page
        .source(node)
        .replace(/^#+\s*/, '')
        .trim();
    if (node.type !== 'list') continue;
    for (const item of node.children.filter(isTask)) {
      checkTask(page, item);
      steps.push(stepFrom(page, item, { number: steps.length + 1, phase, tier }));
    }
  }
  return steps;
}

function checkTask(page: Page, item: ListItem): void {
  if (item.checked) page.problem(lineOf(item), 'is ticked in the runbook itself; expected `- [ ]`');
  for (const node of within(item)) {
    if (node !== item && node.type === 'listItem' && isTask(node)) {
      page.problem(lineOf(node), 'is a step within a step; expected steps side by side');
    }
  }
}

/** Fences and expectations that stand outside every step would never be executed. */
function checkStrays(page: Page): void {
  const inSteps = new Set<Nodes>(itemsOf(page).flatMap(({ children }) => children.slice(1)));
  for (const node of within(page.root)) {
    if (node.type === 'code') checkFence(page, node, inSteps.has(node));
    if (node.type === 'paragraph' && /^\s*expect:/im.test(page.source(node)) && !inSteps.has(node)) {
      page.problem(
        lineOf(node),
        'holds an Expect outside any step; expected it as a paragraph of its own, indented under its item',
      );
    }
  }
}

const itemsOf = ({ root }: Page) =>
  root.children.flatMap((node) => (node.type === 'list' ? node.children.filter(isTask) : []));

function checkCount(page: Page, steps: Step[]): void {
  if (steps.length === 0) page.problem(1, 'has no steps; expected at least one `- [ ]` item');
  const tooMany = steps[mostSteps];
  if (tooMany)
    page.problem(
      tooMany.line,
      `is step ${mostSteps + 1} of ${steps.length}; expected at most ${mostSteps}: split the runbook`,
    );
}

/** The prose above the first heading or step. */
function summaryOf(page: Page): string {
  const end = page.root.children.findIndex(({ type }) => type === 'heading' || type === 'list');
  return page.root.children
    .slice(0, end === -1 ? undefined : end)
    .filter(({ type }) => type === 'paragraph')
    .map((node) => page.source(node).replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}

const isTask = (item: ListItem) => typeof item.checked === 'boolean';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const byLine = (a: Problem, b: Problem) => Number(a.where.split(':')[1]) - Number(b.where.split(':')[1]);
