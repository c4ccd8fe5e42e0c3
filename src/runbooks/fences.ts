import type { Code, ListItem } from 'mdast';
import { lineOf, type Page } from './page.ts';
import type { Step } from './runbook.ts';

const executed = ['db', 'sql', 'action'] as const;
const known = [...executed, 'text'];

/** What the one executed fence of a step says; the language `text` is only shown. */
export function fenced(page: Page, item: ListItem, tier: string | undefined): Pick<Step, 'ask' | 'sql' | 'action'> {
  const fences = item.children
    .filter((node) => node.type === 'code')
    .filter((code) => isExecuted(code) && isClosed(linesOf(page, code)));
  const [fence, second] = fences;
  if (second)
    page.problem(lineOf(second), 'is the second fence of its step; expected one, so that a step proves one thing');
  if (!fence || second) return {};
  switch (fence.lang) {
    case 'sql':
      return sqlOf(page, fence, tier);
    case 'action':
      return { action: words(page, fence) };
    default:
      return { ask: words(page, fence) };
  }
}

export const isExecuted = ({ lang }: Code) => executed.some((language) => language === lang);

/** Reports a fence that is not closed, not known, or not in a step and so never executed. */
export function checkFence(page: Page, fence: Code, inStep: boolean): void {
  const what = fault(linesOf(page, fence), fence, inStep);
  if (what) page.problem(lineOf(fence), what);
}

function fault(lines: string[], fence: Code, inStep: boolean): string | undefined {
  if (!/^\s*(`{3,}|~{3,})/.test(lines[0] ?? '')) return undefined;
  if (!isClosed(lines))
    return 'opens a fence that is never closed and swallows what follows; expected a line of ``` at its end';
  if (!known.includes(fence.lang ?? '')) {
    const found = fence.lang ? `"${fence.lang}"` : 'no language';
    return `is a fence of ${found}; expected db, sql, action, or text for what is only shown`;
  }
  const lost = isExecuted(fence) && !inStep;
  return lost ? 'is a fence outside any step; expected it indented under its `- [ ]` item' : undefined;
}

const linesOf = (page: Page, fence: Code) => page.source(fence).split('\n');
const isClosed = (lines: string[]) => lines.length > 1 && /^[\s>]*(`{3,}|~{3,})\s*$/.test(lines.at(-1) ?? '');

function sqlOf(page: Page, fence: Code, tier: string | undefined): Pick<Step, 'sql'> {
  const on = fence.meta?.trim() || tier;
  if (on && fence.value.trim()) return { sql: { tier: on, text: fence.value } };
  page.problem(
    lineOf(fence),
    'is a statement without a tier or without text; expected ```sql oltp, or a tier in the front matter',
  );
  return {};
}

function words(page: Page, fence: Code): string[] {
  const found = fence.value.trim().split(/\s+/).filter(Boolean);
  if (found.length === 0 || fence.value.trim().includes('\n')) {
    page.problem(lineOf(fence), 'holds no words or more than one line; expected one line, such as `pools oltp`');
  }
  return found;
}
