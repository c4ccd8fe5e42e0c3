/** A run of text. A plain string is data: it is escaped before it is shown, so it can neither ping nor link. */
export type Span =
  | string
  | { bold: string }
  | { code: string }
  | { person: string }
  | { channel: string }
  | { time: Date; ago?: true }
  | { ago: Date }
  | { link: string; label: string };

export type Text = string | readonly Span[];

export const bold = (content: string): Span => ({ bold: content });
export const code = (content: string): Span => ({ code: content });
/** A caller: a person's Slack id, or `watch:…`, `schedule:…`, `alert:…`. */
export const person = (id: string): Span => ({ person: id });
export const channel = (id: string): Span => ({ channel: id });
export const time = (at: Date): Span => ({ time: at });
/** How long ago a moment was when it is read, and the moment. */
export const ago = (at: Date): Span => ({ ago: at });
/** The moment first, as after `since`. */
export const timeAgo = (at: Date): Span => ({ time: at, ago: true });
export const link = (address: string, label: string): Span => ({ link: address, label });

export const spans = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text);

/** Names for people and channels where they cannot be drawn as mentions: mail, reports, logs. */
export type Names = { person: (id: string) => string; channel: (id: string) => string };

/** The same words without any mark-up, times in UTC to the second. */
export function plain(text: Text, names: Names): string {
  return spans(text)
    .map((span) => plainSpan(span, names))
    .join('');
}

function plainSpan(span: Span, names: Names): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('code' in span) return span.code;
  if ('person' in span) return names.person(span.person);
  if ('channel' in span) return `#${names.channel(span.channel)}`;
  if ('time' in span) return utc(span.time);
  if ('ago' in span) return utc(span.ago);
  return `${span.label} (${span.link})`;
}

/** `2026-11-22 09:26:03 UTC` */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
