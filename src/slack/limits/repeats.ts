import { invalid, type Problem } from './problem.ts';

/** Block ids that occur twice, and action ids that occur twice within a block. */
export function repeatProblems(blocks: readonly unknown[]): readonly Problem[] {
  const seen = new Set<unknown>();
  return blocks.flatMap((block, at) => {
    const id = field(block, 'block_id');
    const twice = id !== undefined && seen.has(id);
    seen.add(id);
    const problem = twice ? [invalid(`/blocks/${at}/block_id`, `is used before: ${String(id)}`)] : [];
    return [...problem, ...repeatedActions(block, at)];
  });
}

function repeatedActions(block: unknown, at: number): readonly Problem[] {
  const elements = field(block, 'elements');
  if (!Array.isArray(elements)) return [];
  const ids = elements.map((element) => field(element, 'action_id'));
  return ids.flatMap((id, place) =>
    id !== undefined && ids.indexOf(id) < place
      ? [invalid(`/blocks/${at}/elements/${place}/action_id`, `is used before in this block: ${String(id)}`)]
      : [],
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
