import { useState } from 'preact/hooks';
import { useAtEnd } from './at-end.js';
import { dayOf, momentOf } from './clock.js';
import { html } from './html.js';
import { Message } from './message.js';
import { useSeat } from './seat.js';

/** A list of messages that stays at its end while the reader is there, and says when there is more below. */
export function Messages({ label, messages, repliesTo, openThread, children }) {
  const { me } = useSeat();
  const [most, setMost] = useState(page);
  const shown = messages.slice(-most);
  const change = messages.map(({ ts, edited }) => edited?.ts ?? ts).join();
  const { box, below, toEnd, look } = useAtEnd(change, messages.at(-1)?.ts);
  return html`<div class="messages" ref=${box} onScroll=${look} role="log" aria-live="polite" aria-label=${label} tabindex="0">
    ${
      shown.length < messages.length
        ? html`<button type="button" class="press earlier" onClick=${() => setMost(most + page)}>Earlier messages</button>`
        : children
    }
    ${shown.flatMap((message, at) => [
      newDay(message, shown[at - 1], me.tz) && html`<${Day} key=${`day ${message.ts}`} ts=${message.ts} />`,
      html`<${Message} key=${message.ts} message=${message} led=${isLed(message, shown[at - 1], me.tz)}
        replies=${repliesTo?.(message)} openThread=${openThread && (() => openThread(message.ts))} />`,
    ])}
    ${below && html`<button type="button" class="press to-end" onClick=${toEnd}>Newest messages ↓</button>`}
  </div>`;
}

/** So many messages are drawn at first, and with each press. */
const page = 150;

const Day = ({ ts }) => html`<p class="day"><span>${dayOf(momentOf(ts), useSeat().me.tz)}</span></p>`;

const newDay = (message, before, zone) =>
  !before || dayOf(momentOf(before.ts), zone) !== dayOf(momentOf(message.ts), zone);

/** Messages of one author within five minutes need their name once. */
function isLed(message, before, zone) {
  if (!before || before.subtype || before.to || message.to || newDay(message, before, zone)) return false;
  return before.user === message.user && Number(message.ts) - Number(before.ts) < 300;
}
