import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { Cell } from './table.js';

/** A table with a caption that shows one page of its rows at a time. */
export function DataTable({ block }) {
  const { caption, rows, page_size: size = 5, row_header_column_index: first = 0 } = block;
  const [head = [], ...body] = rows;
  const [turned, turn] = useState(0);
  const pages = Math.max(1, Math.ceil(body.length / size));
  const page = Math.min(turned, pages - 1);
  const side = head.map((_, at) => (isNumeric(body, at) ? 'right' : 'left'));
  return html`<div class="data-table">
    <div class="table" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead><tr>${head.map((cell, at) => html`<th scope="col" class=${side[at]}><${Cell} cell=${cell} /></th>`)}</tr></thead>
        <tbody>
          ${body.slice(page * size, (page + 1) * size).map((row) => html`<tr>${row.map((cell, at) => html`<${DataCell} cell=${cell} side=${side[at]} heads=${at === first} />`)}</tr>`)}
        </tbody>
      </table>
    </div>
    ${pages > 1 && html`<${Pager} page=${page} pages=${pages} size=${size} count=${body.length} turn=${turn} />`}
  </div>`;
}

const DataCell = ({ cell, side, heads }) =>
  heads
    ? html`<th scope="row" class=${side}><${Cell} cell=${cell} /></th>`
    : html`<td class=${side}><${Cell} cell=${cell} /></td>`;

function Pager({ page, pages, size, count, turn }) {
  return html`<div class="pager">
    <span role="status">Rows ${page * size + 1}–${Math.min(count, (page + 1) * size)} of ${count}</span>
    <button type="button" class="press" disabled=${page === 0} onClick=${() => turn(page - 1)}>Previous rows</button>
    <button type="button" class="press" disabled=${page === pages - 1} onClick=${() => turn(page + 1)}>Next rows</button>
  </div>`;
}

/** Numbers stand under each other when a column holds nothing else, but for empty places. */
function isNumeric(body, at) {
  const cells = body.map((row) => row[at]).filter((cell) => !/^[–-]?$/.test(cell?.text ?? cell?.value ?? 'x'));
  return cells.length > 0 && cells.every((cell) => cell?.type === 'raw_number');
}
