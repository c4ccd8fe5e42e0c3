import { html } from '../html.js';
import { RichText } from './rich-text.js';

/** A table as it came: the first row is its head. */
export function Table({ block }) {
  const [head = [], ...body] = block.rows;
  const settings = block.column_settings ?? [];
  const look = (at) => `${settings[at]?.align ?? 'left'}${settings[at]?.is_wrapped ? ' wrapped' : ''}`;
  return html`<div class="table" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead><tr>${head.map((cell, at) => html`<th scope="col" class=${look(at)}><${Cell} cell=${cell} /></th>`)}</tr></thead>
      <tbody>
        ${body.map((row) => html`<tr>${row.map((cell, at) => html`<td class=${look(at)}><${Cell} cell=${cell} /></td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

/** Raw cells are shown as they are, never read as markup. */
export function Cell({ cell }) {
  if (cell.type === 'rich_text') return html`<${RichText} block=${cell} />`;
  return String(cell.text ?? cell.value ?? '');
}
