/** One `-- key: value` line of a reviewed file. */
export type Entry = { key: string; value: string; line: number; file?: string };
export type Header = { summary: string; entries: readonly Entry[]; body: string };

/** Splits a reviewed SQL file into its comment head and the statement; the last semicolon is not part of it. */
export function headerOf(content: string): Header {
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const head = end < 0 ? lines : lines.slice(0, end);
  return {
    summary: comment(head[0] ?? ''),
    entries: head.slice(1).map((line, index) => entry(comment(line), index + 2)),
    body: end < 0 ? '' : lines.slice(end).join('\n').trim().replace(/;$/, '').trimEnd(),
  };
}

const comment = (line: string): string => line.replace(/^--\s?/, '').trim();

function entry(text: string, line: number): Entry {
  const [, key, value] = /^([a-z-]+(?: when)?):\s*(.*)$/.exec(text) ?? [];
  return { key: key ?? '', value: value ?? text, line };
}
