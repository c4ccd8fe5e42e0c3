import { dateWords, fully } from './clock.js';
import { Words } from './emoji.js';
import { html } from './html.js';
import { parsed } from './mrkdwn.js';
import { addressOf } from './place.js';
import { nameOf, useSeat } from './seat.js';

/** A text object of Block Kit: with markup, or without any. */
export function Text({ text }) {
  if (text?.type === 'mrkdwn') return html`<${Mrkdwn} text=${text.text} />`;
  return text?.emoji === false ? text.text : html`<${Words} text=${text?.text ?? ''} />`;
}

export function Mrkdwn({ text }) {
  return html`<${Parts} parts=${parsed(text)} />`;
}

const Parts = ({ parts }) =>
  parts.map((part) => (typeof part === 'string' ? html`<${Words} text=${part} />` : html`<${Mark} mark=${part} />`));

function Mark({ mark }) {
  switch (mark.type) {
    case 'bold':
      return html`<strong><${Parts} parts=${mark.parts} /></strong>`;
    case 'italic':
      return html`<em><${Parts} parts=${mark.parts} /></em>`;
    case 'strike':
      return html`<s><${Parts} parts=${mark.parts} /></s>`;
    case 'code':
      return html`<code>${literally(mark.parts)}</code>`;
    case 'pre':
      return html`<pre tabindex="0">${literally(mark.parts)}</pre>`;
    case 'person':
      return html`<${Person} ...${mark} />`;
    case 'channel':
      return html`<${Channel} ...${mark} />`;
    case 'everybody':
      return html`<span class="mention me">@${mark.word}</span>`;
    case 'group':
      return html`<span class="mention">${mark.label}</span>`;
    case 'date':
      return html`<${Moment} ...${mark} />`;
    case 'link':
      return html`<a href=${mark.address} target="_blank" rel="noreferrer">${mark.label ?? mark.address}</a>`;
  }
}

/** Code keeps its letters as they are: no emoji, no bold. */
const literally = (parts) => parts.map((part) => (typeof part === 'string' ? part : html`<${Mark} mark=${part} />`));

export function Person({ id, label }) {
  const { workspace, me } = useSeat();
  return html`<span class=${id === me.id ? 'mention me' : 'mention'}>@${nameOf(workspace, id) ?? label ?? id}</span>`;
}

/** A channel is a way into it, for those who may look. */
export function Channel({ id, label }) {
  const { workspace, me } = useSeat();
  const found = workspace.channels.find((channel) => channel.id === id);
  const open = found && (!found.is_private || found.members.includes(me.id));
  if (!open) return html`<span class="mention">#${found ? 'private channel' : (label ?? id)}</span>`;
  return html`<a class="mention" href=${addressOf({ person: me.name, conversation: id })}>#${found.name}</a>`;
}

export function Moment({ unix, format, fallback }) {
  const { me } = useSeat();
  const at = new Date(unix * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  const title = `${fully(at, me.tz)} (${fallback})`;
  return html`<time datetime=${at.toISOString()} title=${title}>${dateWords(unix, format, me.tz)}</time>`;
}
