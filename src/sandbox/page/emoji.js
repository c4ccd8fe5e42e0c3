import { html } from './html.js';

/** Text with its emoji, by name or as a letter. A name that this page does not know stays as it was written. */
export function Words({ text }) {
  return text.split(pattern).map((piece) => {
    const name = names.get(piece) ?? piece.slice(1, -1);
    if (Object.hasOwn(signs, name) && pattern.test(piece)) return html`<${Sign} name=${name} />`;
    return Object.hasOwn(letters, name) && piece.startsWith(':') ? letters[name] : piece;
  });
}

/** The signs the bot says most with, drawn here: they look the same on a machine without an emoji font. */
const signs = {
  ballot_box_with_check: ['☑', 'box blue', '✓'],
  black_circle: ['⚫', 'dot black', ''],
  fast_forward: ['⏩', 'box grey', '»'],
  hourglass_flowing_sand: ['⏳', 'box grey', '…'],
  large_blue_circle: ['🔵', 'dot blue', ''],
  large_green_circle: ['🟢', 'dot green', ''],
  large_orange_circle: ['🟠', 'dot orange', ''],
  large_yellow_circle: ['🟡', 'dot yellow', ''],
  red_circle: ['🔴', 'dot red', ''],
  warning: ['⚠', 'box yellow', '!'],
  white_check_mark: ['✅', 'box green', '✓'],
  white_circle: ['⚪', 'dot white', ''],
  white_large_square: ['⬜', 'box white', ''],
  x: ['❌', 'box red', '✕'],
};

const letters = {
  bell: '🔔',
  eyes: '👀',
  fire: '🔥',
  memo: '📝',
  pager: '📟',
  pushpin: '📌',
  rotating_light: '🚨',
  tada: '🎉',
  thumbsup: '👍',
};

const names = new Map(Object.entries(signs).map(([name, [letter]]) => [letter, name]));

const pattern = new RegExp(`(:[a-z0-9_+-]+:|${[...names.keys()].join('|')})`, 'u');

const Sign = ({ name }) =>
  html`<span class=${`sign ${signs[name][1]}`} role="img" aria-label=${name.replaceAll('_', ' ')}>${signs[name][2]}</span>`;
