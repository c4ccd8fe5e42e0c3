import { Words } from '../emoji.js';
import { html } from '../html.js';
import { Channel, Moment, Person } from '../text.js';
import { Unsupported } from './unsupported.js';

export function RichText({ block }) {
  return html`<div class="rich-text">${block.elements.map((element) => html`<${Passage} passage=${element} />`)}</div>`;
}

function Passage({ passage }) {
  switch (passage.type) {
    case 'rich_text_preformatted':
      return html`<pre tabindex="0"><${Leaves} leaves=${passage.elements} /></pre>`;
    case 'rich_text_section':
      return html`<p><${Leaves} leaves=${passage.elements} /></p>`;
    case 'rich_text_quote':
      return html`<blockquote><${Leaves} leaves=${passage.elements} /></blockquote>`;
    default:
      return html`<${Unsupported} what="rich text" type=${passage.type} />`;
  }
}

const Leaves = ({ leaves }) => leaves.map((leaf) => html`<${Leaf} leaf=${leaf} />`);

function Leaf({ leaf }) {
  switch (leaf.type) {
    case 'text':
      return styled(leaf.text, leaf.style);
    case 'emoji':
      return html`<${Words} text=${`:${leaf.name}:`} />`;
    case 'user':
      return html`<${Person} id=${leaf.user_id} />`;
    case 'channel':
      return html`<${Channel} id=${leaf.channel_id} />`;
    case 'date':
      return html`<${Moment} unix=${leaf.timestamp} format=${leaf.format} fallback=${leaf.fallback} />`;
    case 'link':
      return /^(https?:\/\/|mailto:)/i.test(leaf.url)
        ? html`<a href=${leaf.url} target="_blank" rel="noreferrer">${leaf.text ?? leaf.url}</a>`
        : (leaf.text ?? leaf.url);
    default:
      return html`<${Unsupported} what="text" type=${leaf.type} />`;
  }
}

const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' };

const styled = (text, style = {}) =>
  Object.keys(tags)
    .filter((name) => style[name])
    .reduce((inside, name) => html`<${tags[name]}>${inside}<//>`, text);
