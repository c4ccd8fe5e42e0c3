import { Blocks } from './blocks/blocks.js';
import { fully, momentOf, timeOf } from './clock.js';
import { Words } from './emoji.js';
import { html } from './html.js';
import { useSeat } from './seat.js';
import { Mrkdwn } from './text.js';

/** One message; `led` when the one before it has the same author and stands close to it. */
export function Message({ message, led, replies = [], openThread }) {
  const { workspace, me } = useSeat();
  const author = authorOf(workspace, message);
  const at = momentOf(message.ts);
  const time = html`<time datetime=${at.toISOString()} title=${fully(at, me.tz)}>${timeOf(at, me.tz)}</time>`;
  const edited = message.edited && html`<span class="edited">(edited)</span>`;
  if (message.subtype)
    return html`<div class="remark" id=${message.ts}>${time} <span>@${author.name} <${Mrkdwn} text=${message.text} /></span></div>`;
  return html`<article class=${`message${led ? ' led' : ''}${message.to ? ' private' : ''}`} id=${openThread && message.ts} aria-label=${`${author.name}, ${timeOf(at, me.tz)}`}>
    ${led ? html`<span class="gutter">${time}</span>` : html`<${Face} author=${author} />`}
    <div class="body">
      ${message.to && html`<p class="only">Only visible to you</p>`}
      ${!led && html`<p class="by"><b>${author.name}</b>${author.app && html` <span class="app-mark">APP</span>`} ${time} ${edited}</p>`}
      <${Content} message=${message} />
      ${led && edited}
      <${Reactions} reactions=${message.reactions} />
      ${replies.length > 0 && html`<${Replies} replies=${replies} open=${openThread} />`}
    </div>
    ${openThread && !message.to && replies.length === 0 && html`<button type="button" class="reply" onClick=${openThread}>Reply in thread</button>`}
  </article>`;
}

function authorOf({ people, bot }, { slackbot, user }) {
  if (slackbot) return { name: 'Slackbot', app: true, look: 'slackbot' };
  const at = people.findIndex((person) => person.id === user);
  const app = user === bot.userId;
  return { name: people[at]?.name ?? user, app, look: app ? 'rook' : `hue-${(at + 8) % 8}` };
}

const Face = ({ author }) =>
  author.look === 'rook'
    ? html`<img class="face" src="/_page/rook.svg" alt="" />`
    : html`<span class=${`face ${author.look}`} aria-hidden="true">${author.name.slice(0, 1).toUpperCase()}</span>`;

function Content({ message }) {
  const { text, blocks, files = [], channel, ts } = message;
  return html`
    ${blocks ? html`<div class="blocks"><${Blocks} blocks=${blocks} spot=${{ channel, ts }} /></div>` : html`<p class="plain"><${Mrkdwn} text=${text} /></p>`}
    ${files.map(({ id, name, title }) => html`<a class="file" href=${`/_local/file/${id}`} download=${name}>${title || name}</a>`)}
  `;
}

const Reactions = ({ reactions = [] }) =>
  reactions.length > 0 &&
  html`<p class="reactions">${reactions.map(({ name, count }) => html`<span title=${`:${name}:`}><${Words} text=${`:${name}:`} /> ${count}</span>`)}</p>`;

function Replies({ replies, open }) {
  const { me } = useSeat();
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return html`<button type="button" class="replies" onClick=${open}>${count}${' '}
    <span class="quiet">last at ${timeOf(momentOf(replies.at(-1).ts), me.tz)}</span></button>`;
}
