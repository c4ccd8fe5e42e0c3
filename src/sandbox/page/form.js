import { useState } from 'preact/hooks';
import { Blocks } from './blocks/blocks.js';
import { Dialog } from './dialog.js';
import { html } from './html.js';
import { useSeat } from './seat.js';
import { Text } from './text.js';

/** The top one of the forms that the app has opened for me. */
export function Form({ view }) {
  const { orders } = useSeat();
  const [errors, setErrors] = useState({});
  const [refusal, refuse] = useState();
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    const filled = valuesOf(view, new FormData(event.currentTarget));
    const answer = await orders.submits(view.id, filled).catch((error) => ({ refused: error.message }));
    setErrors(answer.payload?.errors ?? {});
    refuse(answer.refused ?? (answer.status === 'failed' ? 'We had some trouble connecting. Try again?' : undefined));
    setBusy(false);
  }

  const close = () => orders.closes(view.id).catch((error) => refuse(error.message));

  return html`<${Dialog} label=${view.title.text} onClose=${close}>
    <form onSubmit=${submit}>
      <h2><${Text} text=${view.title} /></h2>
      <${Blocks} blocks=${view.blocks} spot=${{ view: view.id }} errors=${errors} />
      ${refusal && html`<p class="error" role="alert">${refusal}</p>`}
      <div class="answers">
        <button type="button" class="press" onClick=${close}>${view.close?.text ?? 'Cancel'}</button>
        ${view.submit && html`<button type="submit" class="press primary" disabled=${busy} aria-busy=${busy}>${view.submit.text}</button>`}
      </div>
    </form>
  <//>`;
}

/** What was left empty is not sent, so that it counts as empty; a start that was taken away is sent as taken away. */
function valuesOf({ blocks }, data) {
  const start = (name) => blocks.find((block) => block.block_id === name)?.element.initial_value;
  return Object.fromEntries([...data].filter(([name, value]) => value !== '' || start(name)));
}
