import type { Asking, Guard, Said } from './reviewed-action.ts';

/** `session {pid}: row.state == "active" # it runs nothing now`; undefined for anything else. */
export function guardFrom(value: string): Guard | undefined {
  const [, asked, rest] = /^([a-z][\w-]*(?: [^:]*)?):\s+(.+)$/.exec(value) ?? [];
  const [question, ...words] = (asked ?? '').split(/\s+/).filter((word) => word !== '');
  return question === undefined || rest === undefined ? undefined : { question, words, ...ruleAndSentence(rest) };
}

/** A rule, with a question before it when it is about another answer than that of the first guard. */
export const askingFrom = (value: string): Asking => guardFrom(value) ?? ruleAndSentence(value);

/** A rule, and behind ` # ` what a person is told about it. */
function ruleAndSentence(text: string): Said {
  const at = text.lastIndexOf(' # ');
  return at < 0 ? { rule: text.trim() } : { rule: text.slice(0, at).trim(), sentence: text.slice(at + 3).trim() };
}

/** `{pid}` replaced by the value of that name. */
export const filled = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(placeholder, (_, name: string) => values.get(name) ?? '');

/** The names between braces. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name]) => name ?? '');

const placeholder = /\{(\w+)\}/g;
