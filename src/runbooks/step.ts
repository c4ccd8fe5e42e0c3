import type { ListItem, Paragraph, RootContent } from 'mdast';
import { spokenProblem } from '../config/cel.ts';
import { fenced, isExecuted } from './fences.ts';
import { lineOf, type Page } from './page.ts';
import type { Step } from './runbook.ts';

/** One `- [ ]` item: title, help, and what is executed and expected. */
export function stepFrom(
  page: Page,
  item: ListItem,
  at: { number: number; phase: string; tier: string | undefined },
): Step {
  const [title, ...rest] = item.children;
  const expectations = rest.filter(isExpectation);
  const fence = fenced(page, item, at.tier);
  return {
    number: at.number,
    phase: at.phase,
    title: title ? oneLine(page.source(title)) : '',
    help: rest
      .filter((node) => !isExecutedFence(node) && !isExpectation(node))
      .map((node) => (node.type === 'paragraph' ? oneLine(page.source(node)) : dedented(page, node)))
      .join('\n\n'),
    ...fence,
    ...expected(page, expectations, fence),
    line: lineOf(item),
  };
}

function expected(page: Page, [first, second]: Paragraph[], fence: Pick<Step, 'ask'>): Pick<Step, 'expect'> {
  if (!first) return {};
  const line = lineOf(first);
  if (second) page.problem(lineOf(second), 'is the second Expect of its step; expected one, joined by &&');
  if (!fence.ask)
    page.problem(
      line,
      'expects something of no answer; expected a db fence in the same step, as only its question is asked by the bot',
    );
  const rules = first.children.filter((child) => child.type === 'inlineCode').map(({ value }) => value);
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) {
    page.problem(
      line,
      'has no rule or more than one; expected one in back-ticks, such as Expect: `rows.all(r, r.pending <= 5)`',
    );
    return {};
  }
  const problem = spokenProblem(rule, ['row', 'rows']);
  if (problem) page.problem(line, problem);
  return { expect: rule };
}

const isExpectation = (node: RootContent): node is Paragraph => {
  if (node.type !== 'paragraph') return false;
  const [first] = node.children;
  return first?.type === 'text' && /^expect:/i.test(first.value.trimStart());
};

const isExecutedFence = (node: RootContent) => node.type === 'code' && isExecuted(node);
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

function dedented(page: Page, node: RootContent): string {
  const margin = new RegExp(`^ {0,${(node.position?.start.column ?? 1) - 1}}`);
  return page
    .source(node)
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(margin, '')))
    .join('\n');
}
