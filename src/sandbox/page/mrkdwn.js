/**
 * Slack's markup as a list of strings and marks. Only the marks named here exist; everything else stays text,
 * so that what a message holds can never become more than that.
 */
export function parsed(text) {
  const found = mark.exec(text);
  if (!found) return text === '' ? [] : [unescaped(text)];
  const [whole, pre, code, reference, sign, styled] = found;
  const before = text.slice(0, found.index);
  const rest = text.slice(found.index + whole.length);
  return [...(before ? [unescaped(before)] : []), one({ whole, pre, code, reference, sign, styled }), ...parsed(rest)];
}

/** In order: ```block```, `code`, <reference>, and *bold*, _italic_ or ~struck~ words that stand by themselves. */
const mark =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\4)[^\n])*?(?!\4)\S)\4(?![\p{L}\p{N}])/u;

function one({ whole, pre, code, reference, sign, styled }) {
  if (pre !== undefined) return { type: 'pre', parts: references(pre.replace(/^\n|\n$/g, '')) };
  if (code !== undefined) return { type: 'code', parts: references(code) };
  if (reference !== undefined) return referred(reference) ?? unescaped(whole);
  return { type: { '*': 'bold', _: 'italic', '~': 'strike' }[sign], parts: parsed(styled) };
}

/** Inside code only references are read. */
function references(text) {
  return text
    .split(/(<[^<>\n]+>)/)
    .filter(Boolean)
    .map((piece) => (/^<.+>$/.test(piece) ? (referred(piece.slice(1, -1)) ?? unescaped(piece)) : unescaped(piece)));
}

function referred(reference) {
  const at = reference.indexOf('|');
  const target = at < 0 ? reference : reference.slice(0, at);
  const label = at < 0 ? undefined : unescaped(reference.slice(at + 1));
  const [, kind, id] = /^([@#])([A-Z0-9]+)$/.exec(target) ?? [];
  if (kind) return { type: kind === '@' ? 'person' : 'channel', id, label };
  if (target.startsWith('!')) return special(target.slice(1), label);
  if (/^(https?:\/\/|mailto:)\S+$/i.test(target)) return { type: 'link', address: unescaped(target), label };
  return undefined;
}

function special(word, label) {
  if (['here', 'channel', 'everyone'].includes(word)) return { type: 'everybody', word };
  if (word.startsWith('subteam^')) return { type: 'group', label: label ?? '@group' };
  const [, unix, format] = /^date\^(\d{1,12})\^([^^]+)/.exec(word) ?? [];
  return unix ? { type: 'date', unix: Number(unix), format, fallback: label ?? '' } : undefined;
}

const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
