import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.js';

/** A window over the page that keeps the focus and gives it back; Escape closes it. */
export function Dialog({ label, onClose, children }) {
  const box = useRef();
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${box} aria-label=${label} onCancel=${cancel}>${children}</dialog>`;
}
