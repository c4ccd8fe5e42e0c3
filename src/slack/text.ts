import { type Span, spans, type Text, utc } from '../messages/text.ts';
import { clean } from './clean.ts';

/** Text as mrkdwn of at most `size` characters: foreign text is escaped first and cut second, never inside an escape. */
export const mrkdwn = (text: Text, size: number): string => cut(markup(text), size, atoms);

/** The same in as many pieces as it needs, each ending at a line where there is one. */
export function pieces(text: Text, size: number): string[] {
  const whole = markup(text);
  if (whole.length <= size) return whole.trim() === '' ? [] : [whole];
  const done: string[] = [];
  let piece = '';
  for (const atom of atoms(whole)) {
    if (piece.length + atom.length > size) {
      const end = piece.lastIndexOf('\n') + 1 || piece.length;
      done.push(piece.slice(0, end));
      piece = piece.slice(end);
    }
    piece += atom;
  }
  return [...done, piece].filter((one) => one.trim() !== '');
}

/** For places that take no markup at all. */
export const plainText = (text: string, size: number): string => cut(clean(text), size, Array.from<string>);

const markup = (text: Text): string => spans(text).map(drawn).join('');

function drawn(span: Span): string {
  if (typeof span === 'string') return escaped(span);
  if ('bold' in span) return marked('*', span.bold.replaceAll('*', '∗'));
  if ('code' in span) return marked('`', span.code.replaceAll('`', 'ˋ'));
  if ('person' in span) return slackUser.test(span.person) ? `<@${span.person}>` : escaped(span.person);
  if ('channel' in span) return slackChannel.test(span.channel) ? `<#${span.channel}>` : escaped(span.channel);
  if ('time' in span) return moment(span.time, span.ago ? `${clock} ({ago})` : clock);
  if ('ago' in span) return moment(span.ago, `{ago} (${clock})`);
  return linked(span.link, span.label);
}

/** A topic or a purpose as it was given: Slack keeps the three signs escaped, and addresses as links. */
export const asGiven = (kept: string): string =>
  kept
    .replaceAll(
      /<((?:https?|mailto):[^<>|]+)(?:\|([^<>]*))?>/g,
      (_, address: string, label?: string) => label ?? address,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export const slackUser = /^[UW][A-Z0-9]{2,}$/;
const slackChannel = /^[CGD][A-Z0-9]{2,}$/;

const escaped = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack has no escape for its own marks, and a mark does not reach over a line's end: the content is bent, not the mark. */
function marked(mark: string, content: string): string {
  const inside = cut(escaped(content.replaceAll(/\s+/g, ' ').trim()), longestMark, atoms);
  return inside === '' ? '' : `${mark}${inside}${mark}`;
}

const longestMark = 1_000;

const clock = '{time_secs}, {date_short_pretty}';

/** Slack tells it in the zone of whoever reads it. */
const moment = (at: Date, format: string): string => `<!date^${Math.floor(at.getTime() / 1_000)}^${format}|${utc(at)}>`;

function linked(address: string, label: string): string {
  if (!/^(https?|mailto):[^\s<>|]+$/.test(address)) return escaped(`${label} (${address})`);
  const shown = cut(escaped(label.replaceAll(/[|\n]/g, ' ')), longestMark, atoms);
  return `<${address.replaceAll('&', '&amp;')}|${shown}>`;
}

/** What must not be torn apart: an escape, a mention, time or link, something marked, a letter. */
const atoms = (markup: string): readonly string[] => markup.match(atom) ?? [];

const atom = /&(?:amp|lt|gt);|<[^>]*>|`[^`\n]{1,1000}`|\*[^*\n]{1,1000}\*|[\s\S]/gu;

function cut(whole: string, size: number, parts: (whole: string) => readonly string[]): string {
  if (whole.length <= size) return whole;
  let short = '';
  for (const part of parts(whole)) {
    if (short.length + part.length > size - 1) break;
    short += part;
  }
  return `${short}…`;
}
