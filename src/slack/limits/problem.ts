import type { z } from 'zod';

/** Something that Slack would refuse, where (a JSON pointer) and why. */
export type Problem = {
  /** The error code Slack would answer with. */
  readonly code: 'invalid_blocks' | 'msg_blocks_too_long' | 'msg_too_long' | 'view_too_large';
  readonly pointer: string;
  readonly message: string;
};

export function invalid(pointer: string, message: string): Problem {
  return { code: 'invalid_blocks', pointer, message };
}

/** What does not fit the schema, in words. */
export function misfits(schema: z.ZodType, value: unknown, at: string): readonly Problem[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return (error?.issues ?? []).map((issue) => invalid([at, ...issue.path.map(String)].join('/'), words(issue)));
}

function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `has ${sizeOf(issue)}, at most ${issue.maximum} are allowed`;
    case 'too_small':
      return `has ${sizeOf(issue)}, at least ${issue.minimum} is needed`;
    case 'unrecognized_keys':
      return `has a field that Slack does not know: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `is of an unknown or misplaced type: ${JSON.stringify(typeOf(issue.input))}`;
    case 'invalid_type':
      return issue.input === undefined ? `is missing, ${issue.expected} is expected` : `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

function sizeOf({ input, origin }: { input?: unknown; origin: string }): string {
  if (typeof input === 'string') return `${input.length} characters`;
  return Array.isArray(input) ? `${input.length} items` : `a ${origin} of ${String(input)}`;
}

function typeOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'type' in input ? input.type : input;
}
