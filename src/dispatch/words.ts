/**
 * What somebody typed → words. Straight and curly double quotes keep words together; phones make the curly ones.
 * Slack's escapes of & < > are undone, its mentions stay as `<@U07ANA|ana>`; what no text may hold is dropped.
 */
export function words(typed: string): string[] {
  const found = typed.replaceAll(unsound, '').matchAll(/["“”„]([^"“”„]*)["“”„]|(\S+)/gu);
  return Array.from(found, ([, quoted, bare]) => unescaped(quoted ?? bare ?? '')).filter((word) => word !== '');
}

/** NUL and other control characters, and halves of a surrogate pair. */
const unsound = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

const unescaped = (word: string): string =>
  word.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Words back to a line of text, mentions by name: `<@U07ANA|ana>` reads `@ana`, `<!channel>` reads `@channel`. */
export const lineOf = (list: readonly string[]): string => list.map(readable).join(' ');

const readable = (word: string): string =>
  word
    .replaceAll(/<@[A-Z0-9]+\|([^>]+)>/g, '@$1')
    .replaceAll(/<#[A-Z0-9]+\|([^>]+)>/g, '#$1')
    .replaceAll(/<!(?:subteam\^[A-Z0-9]+\|@?)?([^>|]+)[^>]*>/g, '@$1')
    .replaceAll(/<@([A-Z0-9]+)>/g, '@$1');
