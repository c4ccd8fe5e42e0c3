import { html } from '../html.js';
import { Text } from '../text.js';
import { Button } from './button.js';
import { DataTable } from './data-table.js';
import { Input } from './input.js';
import { RichText } from './rich-text.js';
import { Table } from './table.js';
import { Unsupported } from './unsupported.js';

/** The blocks of a message or a form. `spot` says where a press happens; `errors` what is wrong with an input. */
export function Blocks({ blocks, spot, errors = {} }) {
  return blocks.map(
    (block, at) =>
      html`<${Block} key=${block.block_id ?? at} block=${block} spot=${spot} error=${errors[block.block_id]} />`,
  );
}

function Block({ block, spot, error }) {
  switch (block.type) {
    case 'section':
      return html`<${Section} block=${block} spot=${spot} />`;
    case 'header':
      return html`<h3 class="header"><${Text} text=${block.text} /></h3>`;
    case 'context':
      return html`<div class="context">${block.elements.map((element) => html`<${Aside} element=${element} />`)}</div>`;
    case 'divider':
      return html`<hr />`;
    case 'actions':
      return html`<div class="actions">${block.elements.map((element) => html`<${Element} element=${element} spot=${spot} />`)}</div>`;
    case 'table':
      return html`<${Table} block=${block} />`;
    case 'data_table':
      return html`<${DataTable} block=${block} />`;
    case 'rich_text':
      return html`<${RichText} block=${block} />`;
    case 'input':
      return html`<${Input} block=${block} error=${error} />`;
    default:
      return html`<${Unsupported} what="block" type=${block.type} />`;
  }
}

function Section({ block, spot }) {
  return html`<div class="section">
    <div class="words">
      ${block.text && html`<p><${Text} text=${block.text} /></p>`}
      ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<p><${Text} text=${field} /></p>`)}</div>`}
    </div>
    ${block.accessory && html`<${Element} element=${block.accessory} spot=${spot} />`}
  </div>`;
}

const Aside = ({ element }) =>
  ['mrkdwn', 'plain_text'].includes(element.type)
    ? html`<span><${Text} text=${element} /></span>`
    : html`<${Unsupported} what="element" type=${element.type} />`;

/** A button that comes to mean something else is another button: a question asked for the old one is not answered for the new. */
const Element = ({ element, spot }) =>
  element.type === 'button'
    ? html`<${Button} key=${JSON.stringify(element)} element=${element} spot=${spot} />`
    : html`<${Unsupported} what="element" type=${element.type} />`;
