import type { Verification } from '../journal/journal.ts';
import { code, type Message, message, note, type Part, type TextFile, text, title } from '../messages/message.ts';
import { code as fixed } from '../messages/text.ts';

/**
 * The draft as one answer. One that is too long is a file, and the answer its beginning and its end; whether the record is
 * intact is then said first.
 */
export function reportView(
  number: number,
  draft: string,
  verified: Verification,
): Message | { message: Message; file: TextFile } {
  const summary = `Report of Incident ${number}`;
  const proof = integrity(verified);
  const said = (...parts: readonly Part[]) => message(summary, title(summary), ...parts);
  if (fits(draft)) return said(...chunks(draft.split('\n')).map(code), note(proof));
  const name = `incident-${number}-report.md`;
  const told = ['The whole report is in your direct messages with me: ', fixed(name)];
  return {
    message: said(note(proof), text(told), ...excerpt(draft)),
    file: {
      name,
      content: `${draft}\n\n${proof}\n`,
      says: `${summary}. ${proof}`,
      without: said(note(proof), ...excerpt(draft)),
    },
  };
}

const integrity = (verified: Verification): string =>
  verified.intact ? 'The record is intact.' : `The record is NOT intact: fact ${verified.version}. ${verified.why}`;

const fits = (draft: string): boolean =>
  draft.length <= longest && draft.split('\n').every((line) => line.length < longestChunk);

/** Less than one message takes, for what is said beside it. */
const longest = 10_500;

/** What it is about, and how it ended. */
function excerpt(draft: string): Part[] {
  const lines = draft.split('\n').map(short);
  const beginning = fitting(lines, longest / 4);
  const rest = lines.slice(beginning.length);
  const end = fitting(rest.toReversed(), longest / 2).toReversed();
  const left = rest.length - end.length;
  return [
    ...chunks(beginning).map(code),
    ...(left === 0 ? [] : [note(`${left} ${left === 1 ? 'line is' : 'lines are'} left out here.`)]),
    ...chunks(end).map(code),
  ];
}

const short = (line: string): string => (line.length < longestChunk ? line : `${line.slice(0, longestChunk - 2)}…`);

/** The first lines that are no longer than `size` together, and the first in any case. */
function fitting(lines: readonly string[], size: number): readonly string[] {
  let left = size;
  const end = lines.findIndex((line, at) => {
    left -= line.length + 1;
    return left < 0 && at > 0;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

/** Whole lines, as many as one preformatted block takes. */
function chunks(lines: readonly string[]): string[] {
  const done: string[] = [];
  for (const line of lines) {
    const last = done.pop();
    if (last === undefined) done.push(line);
    else if (last.length + line.length < longestChunk) done.push(`${last}\n${line}`);
    else done.push(last, line);
  }
  return done;
}

const longestChunk = 2_900;
