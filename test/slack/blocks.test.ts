import { describe, expect, test } from 'vitest';
import type { Message, Part, StepLine } from '../../src/messages/message.ts';
import * as say from '../../src/messages/message.ts';
import { code, time } from '../../src/messages/text.ts';
import { drawing, words } from '../../src/slack/drawing.ts';
import { messageProblems } from '../../src/slack/limits.ts';
import { remembering } from './workbench.ts';

const nasty = '<!channel> & "“x”" `y` 👩‍🚒 \u0000'.repeat(80);

const step = (number: number, buttons: StepLine['buttons'] = []): Part => ({
  type: 'step',
  step: { number, state: 'open', title: `Step ${number} ${nasty}`, detail: [code('pools oltp'), ' ', nasty], buttons },
});

const button = (at: number) => ({ label: `Do ${at} ${nasty}`, words: ['done', '7', String(at)], confirm: nasty });

const messages: Record<string, Message> = {
  'a sentence': say.sentence('all is well'),
  'no parts': say.message('only a summary'),
  'nothing at all': say.message(
    '',
    say.title(''),
    say.text(''),
    say.note(''),
    say.code(''),
    say.fields({ label: 'a', value: '' }),
  ),
  'every part with nasty data': say.message(
    nasty,
    say.title(nasty),
    say.text(nasty, time(new Date(0))),
    say.fields({ label: nasty, value: nasty }),
    say.table({ caption: nasty, columns: [{ label: nasty, align: 'left' }], rows: [[nasty], ['']] }),
    step(1, [button(1)]),
    step(2, [button(2), button(3)]),
    say.buttons(button(4)),
    say.code(nasty),
    say.note(nasty),
    say.line,
  ),
  'forty steps': say.message('s', ...Array.from({ length: 40 }, (_, at) => step(at, [button(at)]))),
  'a hundred parts': say.message('s', ...Array.from({ length: 100 }, () => say.line)),
  'thirty buttons': say.message(
    's',
    say.buttons(...Array.from({ length: 30 }, (_, at) => ({ ...button(at), confirm: 'Sure?' }))),
  ),
  'no buttons': say.message('s', say.buttons(), say.fields()),
  'a novel': say.message('s', say.text('word <&> '.repeat(20_000))),
};

describe.each(Object.entries(messages))('%s', (_, message) => {
  const { log, lines } = remembering();
  const drawn = drawing(message, log);

  test('is taken by Slack', () => {
    expect(messageProblems(drawn)).toEqual([]);
    expect(lines).toEqual([]);
  });

  test('says its meaning as text and pings nobody', () => {
    expect(drawn.text.length).toBeGreaterThan(0);
    expect(markup(drawn)).not.toMatch(/<!(channel|here|everyone)/);
  });
});

test('each button of a message has a name of its own and carries its words', () => {
  const { blocks } = drawing(
    say.message('s', step(1, [button(1)]), say.buttons(button(2), button(3))),
    remembering().log,
  );
  const found = [...JSON.stringify(blocks).matchAll(/"action_id":"(db:\d+)"/g)].map(([, id]) => id);
  expect(found).toEqual(['db:1', 'db:2', 'db:3']);
  expect(JSON.stringify(blocks)).toContain(JSON.stringify(JSON.stringify(['done', '7', '3'])));
});

test('a message that is too long keeps its title and buttons and says that it was cut', () => {
  const long = Array.from({ length: 60 }, () => say.text('x'.repeat(1_000)));
  const { blocks = [] } = drawing(say.message('s', say.title('T'), ...long, say.buttons(button(1))), remembering().log);
  expect(blocks.at(0)?.type).toBe('header');
  expect(blocks.at(-1)?.type).toBe('actions');
  expect(JSON.stringify(blocks.at(-2))).toContain('the rest does not fit');
});

test('a story that is too long keeps its latest lines and says how many are above them, in words alone too', () => {
  const lines = Array.from({ length: 300 }, (_, at) => [time(new Date(at)), `  note ${at}: ${nasty.slice(0, 60)}`]);
  const long = say.message('s', say.title('T'), say.story({ lines, whole: [code('/db report 7'), ' has them all.'] }));
  const { log, lines: logged } = remembering();
  for (const shown of [JSON.stringify(drawing(long, log).blocks), words(long).text]) {
    const left = Number(/(\d+) earlier lines are left out; `\/db report 7` has them all/.exec(shown)?.[1]);
    expect(left).toBeGreaterThan(100);
    expect(Array.from(shown.matchAll(/note (\d+):/g), ([, at]) => Number(at))).toEqual(
      Array.from({ length: 300 - left }, (_, at) => left + at),
    );
    expect(shown).not.toContain('Cut here');
  }
  expect(logged).toEqual([]);
});

test('a table that is too long is a preview that says how many rows are not shown', () => {
  const rows = Array.from({ length: 1_234 }, (_, at) => [String(at), 'x']);
  const columns = [
    { label: 'n', align: 'right' as const },
    { label: 'x', align: 'left' as const },
  ];
  const { blocks = [] } = drawing(say.message('s', say.table({ caption: 'c', columns, rows })), remembering().log);
  expect(JSON.stringify(blocks[1])).toContain('1034 more rows not shown.');
});

test('a button whose words do not fit is never sent without them: the message goes as plain words, and the log says why', () => {
  const { log, lines } = remembering();
  const words = ['note', 'x'.repeat(2_100)];
  const drawn = drawing(say.message('page for ana', say.text('pool full'), say.buttons({ label: 'Note', words })), log);
  expect(drawn.blocks).toBeUndefined();
  expect(drawn.text).toContain('page for ana\npool full\n`/db note');
  expect(lines).toMatchObject([{ level: 'error' }]);
});

/** Everything that Slack reads as markup. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? String(value.text) : '';
  return [own, ...Object.values(value).map(markup)].join('\n');
}
