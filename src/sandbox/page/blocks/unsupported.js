import { html } from '../html.js';

/** What this page does not draw is seen, never left out in silence. */
export const Unsupported = ({ what, type }) =>
  html`<div class="unsupported">unsupported ${what}: <code>${String(type)}</code></div>`;
