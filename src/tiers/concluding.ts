import { ruleValue } from './action-rule.ts';
import { askFor, inputs } from './guard-answer.ts';
import type { Looked } from './looked.ts';
import type { Asking } from './reviewed-action.ts';
import type { Tiers } from './tiers.ts';
import { Unasked } from './unasked.ts';

/** The words with those that were left out and that a rule knows. */
export async function withDefaults(looked: Looked, tiers: Tiers): Promise<ReadonlyMap<string, string>> {
  const words = new Map(looked.words);
  for (const one of looked.action.defaults.filter(({ name }) => words.get(name) === '')) {
    const found = await concluded(one, looked, tiers);
    if (!('value' in found) || found.value === null) {
      const why = one.sentence ?? `nothing says which it should be (\`${one.rule}\`)`;
      throw new Unasked(`\`${looked.action.name}\` needs ${one.name}: ${why}.`);
    }
    words.set(one.name, String(found.value));
  }
  return words;
}

/** The first rule that asks for a second person; one that can't be asked or evaluated asks for one, too. */
export async function twoPeople(looked: Looked, tiers: Tiers): Promise<string | undefined> {
  for (const one of looked.action.twoPersonWhen) {
    const found = await concluded(one, looked, tiers).catch(unasked);
    if (!('value' in found)) return `nobody can say whether one person is enough (${found.why})`;
    if (found.value !== false) return one.sentence ?? `\`${one.rule}\` holds`;
  }
  return undefined;
}

async function concluded(one: Asking, looked: Looked, tiers: Tiers): Promise<{ value: unknown } | { why: string }> {
  const { action, tier, words, scope } = looked;
  if (!('question' in one)) return ruleValue(one.rule, { ...scope, row: scope.seen[0] });
  const rows = inputs(await askFor(one, action, tier, words, tiers));
  return ruleValue(one.rule, { ...scope, rows });
}

function unasked(error: unknown): { why: string } {
  if (error instanceof Unasked) return { why: error.message };
  throw error;
}
