import { useEffect, useState } from 'preact/hooks';
import { Conversation } from './conversation.js';
import { follow } from './follow.js';
import { Form } from './form.js';
import { html } from './html.js';
import { ordersOf } from './orders.js';
import { usePlace } from './place.js';
import { useReading, useReadingOf } from './reading.js';
import { conversationsOf, personAt, Seat } from './seat.js';
import { Sidebar } from './sidebar.js';
import { Thread } from './thread.js';

export function App() {
  const [workspace, show] = useState();
  useEffect(() => follow(show), []);
  return workspace ? html`<${Page} workspace=${workspace} />` : html`<p class="beginning">Connecting …</p>`;
}

function Page({ workspace }) {
  const [place] = usePlace();
  const [read, readTo] = useReading();
  const [menu, setMenu] = useState(false);
  const [complaint, complain] = useState();
  const me = personAt(workspace, place.person);
  const conversations = conversationsOf(workspace, me, read);
  const current = conversations.find(({ key }) => key === place.conversation) ?? conversations[0];
  const waiting = conversations.reduce((sum, { unread }) => sum + unread, 0);
  const form = workspace.modals.find(({ person }) => person === me.id)?.views.at(-1);
  useReadingOf(me, current, readTo);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${current.title} · ${me.name} · ${workspace.team.name}`;
  });
  const seat = { workspace, connected: workspace.connected, me, orders: ordersOf(me.name), complain };
  return html`<${Seat.Provider} value=${seat}>
    <div class=${`page${place.thread ? ' with-thread' : ''}`}>
      <${Sidebar} conversations=${conversations} current=${current} read=${read} isOpen=${menu} close=${() => setMenu(false)} />
      <${Conversation} key=${`${me.id} ${current.key}`} conversation=${current} openMenu=${() => setMenu(true)} waiting=${waiting} />
      ${place.thread && html`<${Thread} key=${place.thread} conversation=${current} ts=${place.thread} />`}
    </div>
    ${form && html`<${Form} key=${form.id} view=${form} />`}
    ${complaint && html`<p class="complaint" role="alert">${complaint} <button type="button" class="press" onClick=${() => complain(undefined)}>Close</button></p>`}
  <//>`;
}
