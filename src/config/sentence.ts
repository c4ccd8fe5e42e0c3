import { z } from 'zod';

/** A value as it is shown in a message: quoted if it is text, short in any case. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What zod found, as a sentence for an operator: what was found and what is expected. */
export const sentence: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; expected ${expected(issue.expected)}`
        : `found ${shown(issue.input)}; expected ${expected(issue.expected)}`;
    case 'invalid_value':
      return `found ${shown(issue.input)}; expected ${oneOf(issue.values)}`;
    case 'unrecognized_keys':
      return `${issue.keys.map(shown).join(' and ')} means nothing here; expected only ${keysOf(issue.inst)}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? `${shown(issue.input)} can't stand here as a name`;
    case 'too_small':
      return `found ${shown(issue.input)}; expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${counted(issue.origin)}`;
    case 'too_big':
      return `found ${shown(issue.input)}; expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${counted(issue.origin)}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_union':
    case 'not_multiple_of':
      return `found ${shown(issue.input)}, which can't be used here; expected what the comments in the file describe`;
  }
};

const plain: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with settings of its own',
  record: 'a section whose keys are names',
};

const expected = (kind: string) => plain[kind] ?? kind;
const counted = (origin: string) => (origin === 'array' ? ' in the list' : origin === 'string' ? ' characters' : '');
const oneOf = (values: readonly unknown[]) => values.map(shown).join(values.length > 2 ? ', ' : ' or ');
const keysOf = (section: unknown) =>
  section instanceof z.ZodObject ? Object.keys(section.shape).join(', ') : 'what is described above';

/** Where in a file: `critical/levels/1/page`. Lists are counted from 1, as people do. */
export const place = (path: readonly PropertyKey[]) =>
  path.map((key) => (typeof key === 'number' ? String(key + 1) : String(key))).join('/');
