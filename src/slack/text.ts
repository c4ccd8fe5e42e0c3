import { type Span, spans, type Text, utc } from '../messages/text.ts';
import { clean } from './clean.ts';

/** Text as mrkdwn of at most `size` characters: foreign text is escaped first and cut second, never inside an escape. */
export function mrkdwn(text: Text, size: number): string {
  return cut(atoms(text), size);
}

/** The same in as many pieces as it needs, each ending at a line where there is one. */
export function pieces(text: Text, size: number): string[] {
  const done: string[] = [];
  let piece: string[] = [];
  let length = 0;
  for (const atom of atoms(text)) {
    if (length + atom.length > size) {
      const kept = wholeLines(piece);
      done.push(piece.slice(0, kept).join(''));
      piece = piece.slice(kept);
      length = piece.join('').length;
    }
    piece.push(atom);
    length += atom.length;
  }
  return [...done, piece.join('')].filter((one) => one.trim() !== '');
}

/** For places that take no markup at all. */
export const plainText = (text: string, size: number): string => cut(Array.from(clean(text)), size);

/** What must not be torn apart: an escaped character, a mention, a time, a link. */
const atoms = (text: Text): string[] => spans(text).flatMap(spanAtoms);

function spanAtoms(span: Span): string[] {
  if (typeof span === 'string') return escaped(span);
  if ('bold' in span) return marked('*', span.bold.replaceAll('*', '∗'));
  if ('code' in span) return marked('`', span.code.replaceAll('`', 'ˋ'));
  if ('person' in span) return slackUser.test(span.person) ? [`<@${span.person}>`] : escaped(span.person);
  if ('channel' in span) return slackChannel.test(span.channel) ? [`<#${span.channel}>`] : escaped(span.channel);
  if ('time' in span) return [moment(span.time)];
  return linked(span.link, span.label);
}

export const slackUser = /^[UW][A-Z0-9]{2,}$/;
const slackChannel = /^[CGD][A-Z0-9]{2,}$/;

const escaped = (text: string): string[] => Array.from(clean(text), (letter) => escapes.get(letter) ?? letter);

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Slack has no escape for its own marks, and a mark does not reach over a line's end: the content is bent, not the mark. */
function marked(mark: string, content: string): string[] {
  const inside = cut(escaped(content.replaceAll(/\s+/g, ' ').trim()), longestMark);
  return inside === '' ? [] : [`${mark}${inside}${mark}`];
}

const longestMark = 1_000;

const moment = (at: Date): string =>
  `<!date^${Math.floor(at.getTime() / 1_000)}^{date_short_pretty} {time_secs}|${utc(at)}>`;

function linked(address: string, label: string): string[] {
  if (!/^(https?|mailto):[^\s<>|]+$/.test(address)) return escaped(`${label} (${address})`);
  const shown = cut(escaped(label.replaceAll(/[|\n]/g, ' ')), longestMark);
  return [`<${address.replaceAll('&', '&amp;')}|${shown}>`];
}

function cut(list: readonly string[], size: number): string {
  const whole = list.join('');
  if (whole.length <= size) return whole;
  let short = '';
  for (const atom of list) {
    if (short.length + atom.length > size - 1) break;
    short += atom;
  }
  return `${short}…`;
}

function wholeLines(piece: readonly string[]): number {
  const end = piece.lastIndexOf('\n') + 1;
  return end > 0 ? end : piece.length;
}
