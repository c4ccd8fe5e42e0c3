import { html } from './html.js';
import { addressOf, go } from './place.js';
import { directOf, humansOf, useSeat } from './seat.js';

/** Who I am, my channels, and my direct messages with the bot. */
export function Sidebar({ conversations, current, read, isOpen, close }) {
  const { workspace, connected } = useSeat();
  const channels = conversations.filter(({ is_im: direct }) => !direct);
  const mine = channels.filter(({ member }) => member);
  const others = channels.filter(({ member }) => !member);
  const list = (some) => html`<${List} conversations=${some} current=${current} close=${close} />`;
  return html`<nav class=${`sidebar${isOpen ? ' open' : ''}`} aria-label="Channels and direct messages">
    <p class="team"><img src="/_page/rook.svg" alt="" /> ${workspace.team.name}
      <button type="button" class="press close" onClick=${close}>Close</button></p>
    <${Switch} read=${read} />
    <h2>Channels</h2>
    ${list(mine)}
    <h2>Direct messages</h2>
    ${list(conversations.filter(({ is_im: direct }) => direct))}
    ${others.length > 0 && html`<h2>Not joined</h2>${list(others)}`}
    <p class="link-state" role="status">${connected ? '' : 'Connection lost. Trying again …'}</p>
  </nav>`;
}

const List = ({ conversations, current, close }) =>
  html`<ul>${conversations.map((conversation) => html`<li key=${conversation.key}><${Entry} conversation=${conversation} current=${current} close=${close} /></li>`)}</ul>`;

function Entry({ conversation: { key, title, unread, is_im: direct, is_archived: archived }, current, close }) {
  const { me } = useSeat();
  const here = key === current.key;
  const look = `${unread > 0 ? 'unread' : ''}${archived ? ' quiet' : ''}`;
  return html`<a href=${addressOf({ person: me.name, conversation: key })} class=${look} aria-current=${here ? 'page' : undefined} onClick=${close}>
    <span>${direct ? `♜ ${title}` : title}</span>
    ${unread > 0 && html`<b class="count" aria-label=${`${unread} unread`}>${unread}</b>`}
  </a>`;
}

/** Any person of the workspace can be me; those with unread direct messages are named, for they may have been paged. */
function Switch({ read }) {
  const { workspace, me } = useSeat();
  const humans = humansOf(workspace);
  const unread = (person) => directOf(workspace, person, read).unread;
  const waiting = humans.filter((person) => person.id !== me.id && unread(person) > 0);
  const become = (name) => go({ person: name, conversation: 'direct' });
  const stay = ({ currentTarget }) => go({ person: currentTarget.value });
  return html`<div class="switch">
    <label>You are
      <select value=${me.name} onChange=${stay}>
        ${humans.map(({ name, real_name: whole }) => html`<option value=${name}>${name === whole ? name : `${name} · ${whole}`}</option>`)}
      </select>
    </label>
    ${
      waiting.length > 0 &&
      html`<p>A message waits for
      ${waiting.map((person) => html`<button type="button" class="press" onClick=${() => become(person.name)}>${person.name} <b class="count">${unread(person)}</b></button>`)}</p>`
    }
  </div>`;
}
