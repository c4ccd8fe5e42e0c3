import { type Page, within } from './page.ts';

const slips = [
  {
    looks: /^\s*[-*+]\s+\[\]/,
    what: 'is `- []`, which is plain text; expected `- [ ]` with a blank between the brackets',
  },
  {
    looks: /^\s*[-*+]\[[ xX]?\]/,
    what: 'is `-[ ]`, which is plain text; expected `- [ ]` with a blank after the dash',
  },
  { looks: /^\s*[-*+]\s+\[[ xX]\]\s*$/, what: 'is an item without words; expected `- [ ]` and what to do' },
  { looks: /^\s*[-*+]\s+\[[ xX]\][^\s(:[]/, what: 'has no blank after `- [ ]`, so it is plain text; expected one' },
  { looks: /^\s*[-*+]\s+\[\s{2,}\]/, what: 'has more than one blank between its brackets; expected `- [ ]`' },
];

/** Reports lines that look like a step to people and are none to Markdown, and so would never be done. */
export function checkSlips(page: Page, text: string): void {
  const literal = literalLines(page);
  text.split(/\r?\n/).forEach((line, index) => {
    const slip = slips.find(({ looks }) => looks.test(line));
    if (slip && !literal.has(index + 1)) page.problem(index + 1, slip.what);
  });
}

/** Lines of fences and comments, where anything may stand. */
function literalLines(page: Page): Set<number> {
  const lines = new Set<number>();
  for (const { type, position } of within(page.root)) {
    if (type !== 'code' && type !== 'html' && type !== 'yaml') continue;
    for (let line = position?.start.line ?? 0; line <= (position?.end.line ?? -1); line += 1) lines.add(line);
  }
  return lines;
}
