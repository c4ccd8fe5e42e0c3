import { expect, test } from 'vitest';
import {
  buttons,
  code,
  fields,
  line,
  message,
  note,
  sentence,
  table,
  text,
  title,
} from '../../src/messages/message.ts';
import { plainMessage, typed } from '../../src/messages/plain.ts';
import { person } from '../../src/messages/text.ts';

const names = { person: (id: string) => `@${id}`, channel: (id: string) => id };

test('a sentence is itself, once', () => {
  expect(plainMessage(sentence([person('ana')], ' has it.'), names)).toBe('@ana has it.');
});

test('every part reads as plain text, a button as what to type', () => {
  const whole = message(
    'Pools of OLTP',
    title('Pools'),
    text('Fullest first.'),
    fields({ label: 'tier', value: 'oltp' }, { label: 'lead', value: [person('ana')] }),
    table({
      caption: 'two pools',
      columns: [
        { label: 'pool', align: 'left' },
        { label: 'used', align: 'right' },
      ],
      rows: [
        ['primary_pool', '98'],
        ['read', '7'],
      ],
    }),
    { type: 'step', step: { number: 2, state: 'open', title: 'Look', detail: '', buttons: [] } },
    line,
    code('select 1'),
    buttons(
      { label: 'Acknowledge', words: ['ack', '7'] },
      { label: 'Say', words: ['note', '7'], asks: { title: 'Note', label: 'what is new' } },
    ),
    note('asked by ana'),
  );
  expect(plainMessage(whole, names)).toBe(
    [
      'Pools of OLTP',
      'Pools',
      'Fullest first.',
      'tier: oltp\nlead: @ana',
      'two pools\npool          used\nprimary_pool    98\nread             7',
      '2. Look (open)',
      '---',
      'select 1',
      'Acknowledge: /db ack 7\nSay: /db note 7 "what is new"',
      'asked by ana',
    ].join('\n\n'),
  );
});

test('words with spaces are typed in quotes', () => {
  expect(typed(['note', '7', 'it "works" again'])).toBe(`/db note 7 "it 'works' again"`);
});
