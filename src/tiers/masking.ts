/**
 * The text of a statement with its literals, numbers and comments taken out, on one line.
 * What is cut off in the middle of a literal is a literal to its end.
 */
export function maskedStatement(statement: string): string {
  return maskedMail(statement.replace(parts, replacement).replace(/\s+/g, ' ').trim());
}

/** The statement without its comments and literals, for checks that look for words. */
export const bareStatement = (statement: string): string =>
  statement.replace(parts, (part) => (/^(--|\/\*|[eEbBxXnNuU&]*'|\$)/.test(part) ? ' ' : part));

/** Any text with its e-mail addresses taken out. */
export const maskedMail = (text: string): string => text.replace(mail, '?@?');

// Sixty-four is all that may stand before the @; without a bound a long text would be searched for hours.
const mail = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(\.[\w-]+)*/g;

const parts = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`\/\*[\s\S]*?(?:\*\/|$)`,
    '"(?:[^"]|"")*(?:"|$)',
    String.raw`\b[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|\\?$)`,
    String.raw`(?:\b[bBxXnN]|\b[uU]&)?'(?:[^']|'')*(?:'|$)`,
    String.raw`\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)`,
    String.raw`\$\d+`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`\d[\w.]*(?:(?<=[eE])[+-]\d+)?`,
  ].join('|'),
  'g',
);

function replacement(part: string): string {
  if (/^(--|\/\*)/.test(part)) return ' ';
  if (/^[eEbBxXnNuU&]*'/.test(part)) return "'?'";
  if (/^\$\d+$/.test(part)) return part;
  if (/^(\$|\d)/.test(part)) return '?';
  return part;
}
