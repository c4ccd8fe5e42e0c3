import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../dialog.js';
import { html } from '../html.js';
import { useSeat } from '../seat.js';
import { Text } from '../text.js';

/** A button that asks first if it was told to, and is busy until the app has acknowledged. */
export function Button({ element, spot }) {
  const { orders, complain } = useSeat();
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const here = useHere();

  async function press() {
    ask(false);
    setBusy(true);
    if (/^https?:\/\//.test(element.url ?? '')) open(element.url, '_blank', 'noreferrer');
    await orders.presses(spot, element.action_id).catch((error) => complain(error.message));
    if (here.current) setBusy(false);
  }

  return html`
    <button type="button" class=${`press ${element.style ?? ''}`} disabled=${busy} aria-busy=${busy}
      aria-label=${element.accessibility_label} onClick=${() => (element.confirm ? ask(true) : press())}>
      <${Text} text=${element.text} />
    </button>
    ${asking && html`<${Confirm} confirm=${element.confirm} onYes=${press} onNo=${() => ask(false)} />`}
  `;
}

/** The harmless answer comes first, so that it has the focus. */
function Confirm({ confirm, onYes, onNo }) {
  return html`<${Dialog} label=${confirm.title.text} onClose=${onNo}>
    <h2><${Text} text=${confirm.title} /></h2>
    <p><${Text} text=${confirm.text} /></p>
    <div class="answers">
      <button type="button" class="press" onClick=${onNo}><${Text} text=${confirm.deny} /></button>
      <button type="button" class=${`press ${confirm.style ?? 'primary'}`} onClick=${onYes}>
        <${Text} text=${confirm.confirm} />
      </button>
    </div>
  <//>`;
}

/** A press often replaces the message with its button; nothing is said to a button that is gone. */
function useHere() {
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );
  return here;
}
