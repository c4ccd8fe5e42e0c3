import { html } from '../html.js';
import { Text } from '../text.js';
import { Unsupported } from './unsupported.js';

/** One line or one text that a form asks for. */
export function Input({ block, error }) {
  const { element, label, hint, optional, block_id: id } = block;
  if (element.type !== 'plain_text_input') return html`<${Unsupported} what="input" type=${element.type} />`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    name: id,
    required: !optional,
    defaultValue: element.initial_value,
    placeholder: element.placeholder?.text,
    minLength: element.min_length,
    maxLength: element.max_length,
    autofocus: element.focus_on_load,
    'aria-invalid': Boolean(error),
    'aria-describedby': described || undefined,
  };
  return html`<div class="input">
    <label for=${id}><${Text} text=${label} />${optional && html` <span class="quiet">(optional)</span>`}</label>
    ${element.multiline ? html`<textarea rows="4" ...${common} />` : html`<input type="text" autocomplete="off" ...${common} />`}
    ${hint && html`<p class="quiet" id=${`${id}-hint`}><${Text} text=${hint} /></p>`}
    ${error && html`<p class="error" role="alert" id=${`${id}-error`}>${error}</p>`}
  </div>`;
}
