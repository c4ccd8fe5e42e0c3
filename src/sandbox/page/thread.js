import { Composer } from './composer.js';
import { html } from './html.js';
import { Messages } from './messages.js';
import { go } from './place.js';
import { seenIn, useSeat } from './seat.js';

/** A message and its replies, beside the conversation. */
export function Thread({ conversation, ts }) {
  const { workspace, me } = useSeat();
  const messages = seenIn(workspace, me, conversation).filter(
    (message) => message.ts === ts || message.thread_ts === ts,
  );
  const close = () => go({ person: me.name, conversation: conversation.key });
  const open = conversation.member && !conversation.is_archived;
  return html`<aside class="thread" aria-label="Thread">
    <header class="head">
      <h2>Thread</h2><span class="quiet">${conversation.title}</span>
      <button type="button" class="press close" onClick=${close}>Close thread</button>
    </header>
    <${Messages} label="Messages in the thread" messages=${messages} />
    ${open && html`<${Composer} key=${`${me.id} ${ts}`} channel=${conversation.id} title=${conversation.title} thread=${ts} />`}
  </aside>`;
}
