import { Composer } from './composer.js';
import { html } from './html.js';
import { Messages } from './messages.js';
import { go } from './place.js';
import { seenIn, useSeat } from './seat.js';
import { Mrkdwn } from './text.js';

/** One channel or the direct messages with the bot. */
export function Conversation({ conversation, openMenu, waiting }) {
  const { workspace, me } = useSeat();
  const seen = seenIn(workspace, me, conversation);
  const roots = seen.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  const repliesTo = ({ ts }) => seen.filter((message) => message.thread_ts === ts && message.ts !== ts);
  const openThread = (ts) => go({ person: me.name, conversation: conversation.key, thread: ts });
  return html`<main class="conversation">
    <${Head} conversation=${conversation} openMenu=${openMenu} waiting=${waiting} />
    <${Messages} label=${`Messages in ${conversation.title}`} messages=${roots} repliesTo=${repliesTo} openThread=${openThread}>
      <${Beginning} conversation=${conversation} />
    <//>
    <${Foot} conversation=${conversation} />
  </main>`;
}

function Head({ conversation, openMenu, waiting }) {
  const { title, topic, pins, bookmarks, members = [], is_private: isPrivate, is_im: direct } = conversation;
  const jump = () => document.getElementById(pins.at(-1))?.scrollIntoView({ block: 'start' });
  return html`<header class="head">
    <button type="button" class="press menu" aria-label=${`Channels, ${waiting} unread`} onClick=${openMenu}>☰${waiting > 0 && html` <b class="count">${waiting}</b>`}</button>
    <h1>${title}</h1>
    ${!direct && html`<span class="quiet members">${isPrivate ? 'private, ' : ''}${members.length} members</span>`}
    ${pins.length > 0 && html`<button type="button" class="press" onClick=${jump}>${pins.length} pinned</button>`}
    ${bookmarks.map(({ title: name, link }) => html`<${Bookmark} name=${name} link=${link} />`)}
    ${topic?.value && html`<p class="topic"><${Mrkdwn} text=${topic.value} /></p>`}
  </header>`;
}

const Bookmark = ({ name, link }) =>
  /^https?:\/\//.test(link) && html`<a href=${link} target="_blank" rel="noreferrer">${name}</a>`;

const Beginning = ({ conversation: { title, is_im: direct } }) =>
  html`<p class="beginning quiet">${direct ? `These are your direct messages with ${title}.` : `This is the beginning of ${title}.`}</p>`;

function Foot({ conversation: { id, title, member, is_archived: archived } }) {
  const { me } = useSeat();
  if (archived) return html`<p class="foot quiet">${title} is archived; nobody can write here any more.</p>`;
  if (!member) return html`<p class="foot quiet">${me.name} is not in ${title} and can only read it.</p>`;
  return html`<${Composer} key=${`${me.id} ${id}`} channel=${id} title=${title} />`;
}
