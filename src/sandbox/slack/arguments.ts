import { fromJson, isObject, type Json, type JsonObject, objectsOf } from './json.ts';
import { SlackError } from './slack-error.ts';

/** What a method was called with: form fields as they came, or the fields of a JSON body. */
export type Arguments = JsonObject;

export function argumentsFrom(contentType: string, body: string, query: URLSearchParams): Arguments {
  const inUrl = Object.fromEntries(query);
  if (body === '') return inUrl;
  if (!contentType.startsWith('application/json'))
    return { ...inUrl, ...Object.fromEntries(new URLSearchParams(body)) };
  const parsed = fromJson(body);
  if (!isObject(parsed)) throw new SlackError('invalid_json');
  return { ...inUrl, ...parsed };
}

/** The argument as text; undefined when it is left out or empty. */
export function given(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function needed(args: Arguments, name: string, code = 'invalid_arguments'): string {
  const value = given(args, name);
  if (value !== undefined) return value;
  throw new SlackError(code, { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } });
}

export function isTrue(args: Arguments, name: string): boolean {
  return ['true', '1'].includes(String(args[name]));
}

/** A nested argument, which a form carries as JSON text. */
export function nested(args: Arguments, name: string, code = 'invalid_arguments'): Json | undefined {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  const parsed = fromJson(value);
  if (parsed === undefined) throw new SlackError(code);
  return parsed;
}

export function nestedObjects(args: Arguments, name: string, code: string): readonly JsonObject[] {
  const value = nested(args, name, code);
  if (value === undefined || value === null) return [];
  const objects = objectsOf(value);
  if (!Array.isArray(value) || objects.length !== value.length) throw new SlackError(code);
  return objects;
}

/** A list that a form carries as `a,b` and JSON as an array or as `a,b`. */
export function commaList(args: Arguments, name: string): readonly string[] {
  const value = args[name];
  const parts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** One page of a list and the cursor of the next. */
export function paged<Item>(args: Arguments, items: readonly Item[], usual = 100): { page: Item[]; cursor: string } {
  const from = Number(Buffer.from(given(args, 'cursor') ?? '', 'base64').toString() || 0);
  if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor');
  const to = from + Math.min(Math.max(Number(given(args, 'limit') ?? usual), 1), 1000);
  return { page: items.slice(from, to), cursor: to < items.length ? Buffer.from(String(to)).toString('base64') : '' };
}
