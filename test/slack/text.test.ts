import { describe, expect, test } from 'vitest';
import { ago, bold, channel, code, link, person, type Span, time, timeAgo } from '../../src/messages/text.ts';
import { mrkdwn, pieces, plainText } from '../../src/slack/text.ts';

const drawn = (...spans: readonly Span[]) => mrkdwn(spans, 3_000);

describe('foreign text', () => {
  test.each([
    ['<!channel> <!here> <!everyone>', '&lt;!channel&gt; &lt;!here&gt; &lt;!everyone&gt;'],
    ['<@U0000001> & <https://evil.example|click>', '&lt;@U0000001&gt; &amp; &lt;https://evil.example|click&gt;'],
    ['already &lt;escaped&gt;', 'already &amp;lt;escaped&amp;gt;'],
    ['“smart” ‘quotes’ 👩‍🚒 🇩🇪', '“smart” ‘quotes’ 👩‍🚒 🇩🇪'],
    ['nul\u0000 bell\u0007 tab\t\r\nline', 'nul bell tab\t\nline'],
    ['half \uD83D of a pair', 'half  of a pair'],
    ['abc\u202Etxt.exe', 'abctxt.exe'],
  ])('%j can neither ping nor link', (foreign, shown) => {
    expect(drawn(foreign)).toBe(shown);
  });

  test('is escaped wherever a span takes it', () => {
    expect(drawn(bold('<!channel>'))).toBe('*&lt;!channel&gt;*');
    expect(drawn(code('<!channel>'))).toBe('`&lt;!channel&gt;`');
    expect(drawn(person('watch:<!here>'))).toBe('watch:&lt;!here&gt;');
    expect(drawn(channel('<!here>'))).toBe('&lt;!here&gt;');
    expect(drawn(link('https://example.com', '<!here>|x'))).toBe('<https://example.com|&lt;!here&gt; x>');
  });

  test('is escaped first and cut second, never inside an escape', () => {
    const cut = mrkdwn('<'.repeat(3_000), 3_000);
    expect(cut).toHaveLength(3_000 - 3);
    expect(cut.replaceAll('&lt;', '')).toBe('…');
  });

  test('is never cut inside an emoji', () => {
    expect(mrkdwn('🔥'.repeat(10), 8)).toBe('🔥🔥🔥…');
  });
});

test('people and channels of Slack are mentions, other callers are their names', () => {
  expect(drawn(person('U0000001'), ' in ', channel('C0000001'), ' by ', person('watch:pools'), person('bot'))).toBe(
    '<@U0000001> in <#C0000001> by watch:poolsbot',
  );
});

test('a time is shown in the zone of its reader, and in UTC where that cannot be', () => {
  expect(drawn(time(new Date('2026-11-22T09:26:03.900Z')))).toBe(
    '<!date^1795339563^{time_secs}, {date_short_pretty}|2026-11-22 09:26:03 UTC>',
  );
  expect(drawn(timeAgo(new Date('2026-11-22T09:26:03.900Z')))).toBe(
    '<!date^1795339563^{time_secs}, {date_short_pretty} ({ago})|2026-11-22 09:26:03 UTC>',
  );
  expect(drawn(ago(new Date('2026-11-22T09:26:03.900Z')))).toBe(
    '<!date^1795339563^{ago} ({time_secs}, {date_short_pretty})|2026-11-22 09:26:03 UTC>',
  );
});

test('back-ticks and line ends in code, and stars in bold, do not end the mark', () => {
  expect(drawn(code('select `a`\n from b'))).toBe('`select ˋaˋ from b`');
  expect(drawn(bold(' two * three '))).toBe('*two ∗ three*');
  expect(drawn(code(''), bold(' '))).toBe('');
});

test('only addresses of the web and of mail become links', () => {
  expect(drawn(link('https://example.com/a?b=1&c=2', 'report'))).toBe('<https://example.com/a?b=1&amp;c=2|report>');
  expect(drawn(link('javascript:alert(1)', 'report'))).toBe('report (javascript:alert(1))');
  expect(drawn(link('https://example.com/|x> <!here>', 'report'))).not.toContain('<!here>');
});

test('long text is split at the ends of lines and nothing of it is lost', () => {
  const lines = Array.from({ length: 500 }, (_, at) => `line ${at} <&>\n`);
  const parts = pieces(lines.join(''), 3_000);
  expect(parts.join('')).toBe(lines.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  expect(parts.every((part) => part.length <= 3_000 && part.endsWith('\n'))).toBe(true);
});

test('a single line of 3,000 characters that escapes to 12,000 comes in pieces', () => {
  expect(pieces('<'.repeat(3_000), 3_000).map(({ length }) => length)).toEqual([3_000, 3_000, 3_000, 3_000]);
});

test('plain text is cleaned and cut, not escaped', () => {
  expect(plainText('a <b> & \u0000c', 100)).toBe('a <b> & c');
  expect(plainText('abcdef', 4)).toBe('abc…');
});
