import { expect, test } from 'vitest';
import { started as checklistStarted } from '../../src/checklists/decisions.ts';
import { headOf } from '../../src/incidents/head.ts';
import { report } from '../../src/incidents/report.ts';
import { reportView } from '../../src/incidents/report-view.ts';
import { sentence } from '../../src/incidents/sentence.ts';
import { told } from '../../src/incidents/timeline.ts';
import type { Fact } from '../../src/journal/facts.ts';
import { drawing } from '../../src/slack/drawing.ts';
import { at, type Event, failed, historyOf, names, opened, paged, read, started, unknown } from './story.ts';

const step = { checklist: 1, step: 2 };
const room = { channel: 'C1' };
const said = (by: string, fact: Fact) =>
  read(sentence({ stream: 'incident/7', version: 1, at: at('09:00'), by, fact }));

test.for<[Fact, string]>([
  [opened(), 'u-ana opened incident 7, critical: Pool short of connections.'],
  [{ type: 'room started', attempt: 'room/1', name: 'inc-7', deadlineMs: 1 }, 'A room is being made: inc-7.'],
  [{ type: 'room opened', attempt: 'room/1', room }, 'The room is #C1.'],
  [
    { type: 'room failed', attempt: 'room/1', error: 'no scope' },
    'The room could not be made: no scope. It is tried again.',
  ],
  [{ type: 'room lost', was: room, room: { channel: 'C2' } }, 'The room is gone; the story goes on in #C2.'],
  [{ type: 'evidence stored', asked: [] }, 'Vital signs stored: nothing.'],
  [{ type: 'acknowledged' }, 'u-ana acknowledged and has it; paging stops.'],
  [{ type: 'noted', text: 'found it' }, 'u-ana: found it'],
  [
    { type: 'severity changed', from: 'low', to: 'high', roomKind: 'channel' },
    'u-ana changed the severity from low to high.',
  ],
  [{ type: 'update asked', count: 1 }, 'An update is due; it was asked for in the room.'],
  [{ type: 'update asked', count: 3 }, 'Still no update; the path begins again.'],
  [{ type: 'resolved', text: 'pool raised' }, 'u-ana resolved it: pool raised'],
  [{ type: 'reopened' }, 'u-ana reopened it.'],
  [{ type: 'page asked', people: ['bo'], why: 'help' }, 'u-ana asked to page bo: help'],
  [started('1/1/bo/email/1', { lateMs: 61_000 }), 'Paging bo by e-mail, level 2, 61 s late.'],
  [{ type: 'page sent', attempt: '1/1/bo/email/2' }, 'bo was paged by e-mail, try 2.'],
  [failed('1/1/bo/slack/1'), 'bo could not be paged by Slack message: refused.'],
  [unknown('asked-1/0/bo/webhook/1'), 'bo may have been paged by webhook; nobody knows: no answer.'],
  [checklistStarted(1, { name: 'p', title: 'Pools', hash: 'a', steps: [] }), 'u-ana began the checklist "Pools".'],
  [
    { type: 'step answered', ...step, asked: {}, proof: { rule: 'r', proven: true, why: 'pending is 2' } },
    'Proven: step 2, pending is 2',
  ],
  [{ type: 'step done', ...step, note: 'asked Bo' }, 'u-ana did step 2: asked Bo'],
  [{ type: 'step skipped', checklist: 2, step: 1, reason: 'not ours' }, 'u-ana skipped step 2.1: not ours'],
  [{ type: 'step reopened', ...step, why: 'it is back' }, 'u-ana took the tick of step 2 back: it is back'],
  [
    { type: 'routine started', name: 'm', title: 'Morning', room, slot: '2026-11-22 09:00', late: true },
    'u-ana started Morning for 2026-11-22 09:00, late.',
  ],
  [{ type: 'routine signed' }, 'u-ana signed it.'],
])('%j is told as a sentence', ([fact, words]) => {
  expect(said('U-ANA', fact)).toBe(words);
});

const story: Event[] = [
  ['09:00', 'U-DEE', opened({ cause: { value: '97 %', rule: 'usage_pct > 90', since: '08:59' } })],
  ...paged('09:00', '1/0/ana/slack/1'),
  ['09:01', 'bot', started('1/0/ana/email/1')],
  ['09:06', 'U-BO', { type: 'acknowledged' }],
  ['09:07', 'U-BO', { type: 'noted', text: '# <b>not a heading</b> [x](http://y)' }],
  ['09:25', 'U-BO', { type: 'resolved' }],
];

test('a beginning is told only as long as nobody knows how it ended', () => {
  const lines = told(historyOf(story)).map(({ said }) => read(said));
  expect(lines.filter((line) => line.includes('ana'))).toEqual([
    'ana was paged by Slack message, level 1.',
    'Paging ana by e-mail, level 1.',
  ]);
});

test('where a page stood on the path, and how late it was, is still said when it arrived', () => {
  const again = historyOf([
    ['09:00', 'U-DEE', opened()],
    ['09:20', 'bot', started('1/5/eli/email/2', { level: 3, lateMs: 61_000 })],
    ['09:21', 'bot', { type: 'page sent', attempt: '1/5/eli/email/2' }],
  ]);
  expect(told(again).map(({ said }) => read(said))).toContain(
    'eli was paged by e-mail, level 4, again, try 2, 61 s late.',
  );
});

test('the report says how long it took to acknowledge and to resolve, and in which hash the record ends', () => {
  const draft = report(historyOf(story), names, 'abc');
  expect(draft).toContain('- Time to acknowledge: 6 min');
  expect(draft).toContain('- Time to resolve: 25 min');
  expect(draft).toContain('What ended it?');
  expect(draft).toContain('7 facts; the record ends in `abc`.');
});

test.each([
  [{ intact: true, streams: 1, facts: 91, head: 'abc' } as const, 'The record is intact.'],
  [
    { intact: false, stream: 'incident/7', version: 4, why: 'Its hash is another.' } as const,
    'The record is NOT intact: fact 4. Its hash is another.',
  ],
])(
  'a report that is too long for one message is a file; how it began, how it ended and the proof are still read',
  (verified, proof) => {
    const notes = Array.from({ length: 90 }, (_, at) => `note ${at}: ${'a session blocked the others. '.repeat(4)}`);
    const long = [...story, ...notes.map((text): Event => ['09:26', 'U-BO', { type: 'noted', text }])];
    const shown = reportView(7, report(historyOf(long), names, 'abc'), verified);
    const { message, file } = 'file' in shown ? shown : { message: shown, file: undefined };
    const { blocks } = drawing(message, { info() {}, warn() {}, error: () => expect.unreachable() });
    for (const words of [
      proof,
      '# Incident 7: Pool',
      'note 89:',
      '## Open questions',
      'ends in `abc`',
      'lines are left out',
    ])
      expect(JSON.stringify(blocks)).toContain(words);
    expect(JSON.stringify(blocks)).not.toContain('Cut here');
    for (const words of [...notes.map((one) => one.trim()), proof]) expect(file?.content).toContain(words);
  },
);

test('what people wrote stays text in the report', () => {
  const draft = report(historyOf(story), names);
  expect(draft).toContain('u-bo: # \\<b>not a heading\\</b> \\[x\\](http://y)');
});

test('a rule is code in the report, to the letter', () => {
  const why = '`rows.all(r, r.pending <= 5)` holds over 1 row.';
  const proven: Event = [
    '09:01',
    'bot',
    { type: 'step answered', ...step, asked: {}, proof: { rule: 'r', proven: true, why } },
  ];
  const draft = report(historyOf([...story.slice(0, 1), proven]), names);
  expect(draft).toContain(`Proven: step 2, ${why}`);
  expect(draft).toContain('- Seen: 97 %, rule `usage_pct > 90`, since 08:59');
});

test('the head of a stream is known even where its facts make no sense', () => {
  expect(headOf('incident/7', historyOf([['09:00', 'bot', { type: 'room opened', attempt: 'r', room }]]))).toEqual({
    ...{ kind: 'incident', open: false, room },
  });
  expect(headOf('incident/7', historyOf([story[0] ?? ['09:00', 'bot', opened()]]))).toEqual({
    ...{ kind: 'incident', open: true, number: 7 },
  });
  expect(headOf('incident/7', historyOf(story)).open).toBe(false);
});
