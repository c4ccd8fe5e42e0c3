import htm from 'htm';
import { h } from 'preact';

/** Markup in a template; what is put into it is always text or an element, never markup. */
export const html = htm.bind(h);
