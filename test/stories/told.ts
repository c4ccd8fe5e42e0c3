/** A story without its times and hashes, which differ each time it is told. */
export const timeless = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?( UTC|Z)/g, 'hh:mm:ss')
    .replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss')
    .replaceAll(/(Time to \w+: )[^\n]+/g, '$1…')
    .replaceAll(/`?[0-9a-f]{64}`?/g, '<hash>')
    .replaceAll(/\d+ facts/g, 'n facts')
    .replaceAll(/\(proven, [^)]+\)/g, '(proven)');

/** What goes on by itself beside the story comes when it comes: it stands at the end, in the order of the alphabet. */
export function inOrder(timeline: string): string {
  const said = timeless(timeline)
    .split('\n')
    // A busy machine may be too slow for a page; then it was sent once more, as it should be.
    .filter((line) => !/(may have been|could not be) paged/.test(line))
    .map((line) => line.replace(/(was paged .*), try \d\.$/, '$1.'));
  const isBeside = (line: string) => beside.test(line);
  const lines = said.filter((line) => !isBeside(line));
  // A step may be asked by somebody just when the bot asks it by itself.
  const story = lines.filter((line, at) => line !== lines[at - 1]);
  return [...story, 'meanwhile', ...new Set(said.filter(isBeside).sort())].join('\n');
}

const beside = /was paged|The room is|Vital signs|The limit no longer/;
