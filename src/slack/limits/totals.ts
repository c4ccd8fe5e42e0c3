import { invalid, type Problem } from './problem.ts';

/** Slack documents no limit, but refuses messages from about 13,200 characters on; a margin is kept. */
const messageBudget = 12_000;
const cellBudgets = { table: 10_000, data_table: 20_000 } as const;
const mostMarkdown = 12_000;
const mostCharts = 2;

type Block = Readonly<Record<string, unknown>>;

/** What no block can know alone: sums over the message. */
export function totalProblems(blocks: readonly unknown[]): readonly Problem[] {
  const known = blocks.filter(isBlock);
  const charts = known.filter((block) => block.type === 'data_visualization').length;
  return [
    ...overBudget(known, 'table', cellBudgets.table),
    ...overBudget(known, 'data_table', cellBudgets.data_table),
    ...overBudget(known, 'markdown', mostMarkdown),
    ...(charts > mostCharts ? [invalid('/blocks', `has ${charts} charts, at most ${mostCharts} are allowed`)] : []),
    ...tooLong(known.filter((block) => block.type !== 'table' && block.type !== 'data_table')),
  ];
}

/** The characters that count towards the budget of a message. */
export function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charactersOf(item), 0);
  if (!isBlock(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return own + Object.values(value).reduce((sum: number, item) => sum + charactersOf(item), 0);
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function overBudget(blocks: readonly Block[], type: string, most: number): readonly Problem[] {
  const found = charactersOf(blocks.filter((block) => block.type === type));
  if (found <= most) return [];
  return [invalid('/blocks', `has ${found} characters in its ${type} blocks, at most ${most} are allowed`)];
}

function tooLong(blocks: readonly Block[]): readonly Problem[] {
  const found = charactersOf(blocks);
  if (found <= messageBudget) return [];
  const message = `has ${found} characters in all, at most ${messageBudget} are safe`;
  return [{ code: 'msg_blocks_too_long', pointer: '/blocks', message }];
}
