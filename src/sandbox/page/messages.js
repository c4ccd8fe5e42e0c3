import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayOf, momentOf } from './clock.js';
import { html } from './html.js';
import { Message } from './message.js';
import { useSeat } from './seat.js';

/** A list of messages that stays at its end while the reader is there, and says when there is more below. */
export function Messages({ label, messages, repliesTo, openThread, children }) {
  const { me } = useSeat();
  const box = useRef();
  const [below, setBelow] = useState(false);
  const toEnd = () => box.current.scrollTo({ top: box.current.scrollHeight });
  const look = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
    setBelow(scrollHeight - scrollTop - clientHeight > 48);
  const change = messages.map(({ ts, edited }) => edited?.ts ?? ts).join();
  useLayoutEffect(() => {
    if (!below) toEnd();
  }, [change]);
  return html`<div class="messages" ref=${box} onScroll=${look} role="log" aria-live="polite" aria-label=${label} tabindex="0">
    ${children}
    ${messages.map(
      (message, at) => html`
      ${newDay(message, messages[at - 1], me.tz) && html`<p class="day" key=${`day ${message.ts}`}><span>${dayOf(momentOf(message.ts), me.tz)}</span></p>`}
      <${Message} key=${message.ts} message=${message} led=${isLed(message, messages[at - 1], me.tz)}
        replies=${repliesTo?.(message)} openThread=${openThread && (() => openThread(message.ts))} />
    `,
    )}
    ${below && html`<button type="button" class="press to-end" onClick=${toEnd}>Newest messages ↓</button>`}
  </div>`;
}

const newDay = (message, before, zone) =>
  !before || dayOf(momentOf(before.ts), zone) !== dayOf(momentOf(message.ts), zone);

/** Messages of one author within five minutes need their name once. */
function isLed(message, before, zone) {
  if (!before || before.subtype || newDay(message, before, zone)) return false;
  const same = before.user === message.user && before.to === message.to && before.slackbot === message.slackbot;
  return same && Number(message.ts) - Number(before.ts) < 300;
}
