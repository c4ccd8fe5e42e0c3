import { statementValue } from './action-arguments.ts';
import { ruleValue } from './action-rule.ts';
import type { Looked } from './looked.ts';
import type { ActionWording } from './reviewed-action.ts';
import { Unasked } from './unasked.ts';

/** The values of `$1 …` of a text: arguments, and what the settings give. */
export function statementValues({ action, words, scope }: Looked, { parameters }: ActionWording): (string | null)[] {
  return parameters.map((name) => {
    const argument = action.arguments.find((one) => one.name === name);
    if (argument) return statementValue(argument, words.get(name) ?? '');
    const rule = action.given.find((one) => one.name === name)?.rule ?? '';
    const found = ruleValue(rule, { ...scope, row: scope.seen[0] });
    if ('value' in found) return literal(found.value);
    throw new Unasked(`\`${action.name}\` needs ${name} of the settings (\`${rule}\`): ${found.why}.`);
  });
}

function literal(value: unknown): string | null {
  if (value === null) return null;
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((one) => `"${String(one).replace(/(["\\])/g, '\\$1')}"`).join(',')}}`;
}
