import { askingFrom, guardFrom } from './guard.ts';
import type { Asking, Given, Undo } from './reviewed-action.ts';

/** `set-timeout {role} {settable}: RULE`, the rule only where there are several; undefined for anything else. */
export function undoFrom(value: string): Undo | undefined {
  const ruled = guardFrom(value);
  if (ruled) return { action: ruled.question, words: ruled.words, rule: ruled.rule };
  const named = questionFrom(value);
  return named && !value.includes(':') ? { action: named.question, words: named.words } : undefined;
}

/** `session {pid}`. */
export function questionFrom(value: string): { question: string; words: string[] } | undefined {
  const [question, ...words] = value.split(/\s+/).filter((word) => word !== '');
  return question === undefined ? undefined : { question, words };
}

/** `max = RULE`, where the rule may ask a question of its own. */
export function defaultFrom(value: string): ({ name: string } & Asking) | undefined {
  const [, name, rule] = /^(\w+)\s*=\s*(.+)$/.exec(value) ?? [];
  return name === undefined || rule === undefined ? undefined : { name, ...askingFrom(rule) };
}

/** `roles texts = RULE`. */
export function givenFrom(value: string): Given | undefined {
  const [, name, type, rule] = /^(\w+)\s+(text|int|texts)\s*=\s*(.+)$/.exec(value) ?? [];
  if (name === undefined || rule === undefined) return undefined;
  return { name, type: type === 'texts' || type === 'int' ? type : 'text', rule };
}
