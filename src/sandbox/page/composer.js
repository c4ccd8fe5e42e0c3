import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { useSeat } from './seat.js';

/** Where a person types; Enter sends, Shift and Enter begin a new line. What was refused can be put right. */
export function Composer({ channel, title, thread }) {
  const { orders, workspace } = useSeat();
  const [text, setText] = useState('');
  const [refusal, refuse] = useState();
  const last = useRef('');
  const box = useRef();
  useEffect(() => {
    // On a phone the focus would open the keyboard over the messages.
    if (matchMedia('(hover: hover)').matches) box.current.focus({ preventScroll: true });
  }, []);

  async function send() {
    const typed = text.trim();
    if (typed === '') return;
    last.current = typed;
    setText('');
    refuse(undefined);
    toNewest(box.current);
    await orders.types(channel, typed, thread).catch((error) => {
      refuse(error.message);
      setText((now) => now || typed);
    });
  }

  function press(event) {
    if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      setText(last.current);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  }

  const label = thread ? 'Reply' : `Message ${title}`;
  const hint = thread ? label : `${label}, or ${workspace.commands[0] ?? ''} help`;
  return html`<form class="composer" onSubmit=${(event) => event.preventDefault()}>
    ${refusal && html`<p class="error" role="alert">${refusal}</p>`}
    <div class="line">
      <textarea ref=${box} rows="1" aria-label=${label} placeholder=${hint} value=${text}
        onInput=${({ currentTarget }) => setText(currentTarget.value)} onKeyDown=${press} />
      <button type="button" class="press primary" disabled=${text.trim() === ''} onClick=${send}>Send</button>
    </div>
  </form>`;
}

/** Whoever writes wants to see what comes of it, also after reading further up. */
const toNewest = (typing) =>
  typing.closest('main, aside').querySelector('.messages').scrollTo({ top: Number.MAX_SAFE_INTEGER });
