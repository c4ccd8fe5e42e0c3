import { expect, test } from 'vitest';
import { incidentFrom } from '../../src/incidents/incident.ts';
import { dueNow, wakeAt } from '../../src/incidents/needs.ts';
import { pagesWanted } from '../../src/incidents/page-needs.ts';
import { at, type Event, failed, historyOf, opened, paged, path, started, unknown } from '../incidents/story.ts';
import { settings } from '../incidents/workbench.ts';

const open: Event = ['09:00', 'U-DEE', opened()];
const bothChannels = () => ['slack', 'email'];
const both = (name: string) => [`${name}/slack/1`, `${name}/email/1`];
const ana = paged('09:00', ...both('1/0/ana'));

type Case = { events: Event[]; now: string; fence?: number; reach?: (person: string) => readonly string[] };

const wanted = ({ events, now, fence = 1, reach = bothChannels }: Case) =>
  pagesWanted(incidentFrom(historyOf([open, ...events])), settings, { now: at(now), fence, reach });
const due = (one: Case) => dueNow(wanted(one), at(one.now)).map(({ key }) => key.replace('page/', ''));
const next = (one: Case) => wakeAt(wanted(one), true, at(one.now));

test.for<[string, Case, string[]]>([
  ['the first level is paged at once, over every channel', { events: [], now: '09:00' }, both('1/0/ana')],
  ['nobody is paged again before the next deadline', { events: ana, now: '09:04:59' }, []],
  ['silence moves up the path when the time is over', { events: ana, now: '09:05' }, both('1/1/bo')],
  ['after an outage the first overdue level is begun first', { events: [], now: '09:27' }, both('1/0/ana')],
  [
    'the next overdue level follows as soon as everybody of the one before it is being paged',
    { events: both('1/0/ana').map((attempt) => ['09:27', 'bot', started(attempt)]), now: '09:27' },
    both('1/1/bo'),
  ],
  [
    'with the last overdue level goes no repeat',
    { events: [...ana, ...paged('09:27', ...both('1/1/bo'))], now: '09:27' },
    both('1/2/cem'),
  ],
  [
    'a late send does not move later levels',
    { events: paged('09:04', ...both('1/0/ana')), now: '09:05' },
    both('1/1/bo'),
  ],
  [
    'the last level is paged again until somebody answers',
    { events: [...ana, ...paged('09:05', ...both('1/1/bo')), ...paged('09:10', ...both('1/2/cem'))], now: '09:15' },
    both('1/3/cem'),
  ],
  [
    'after an outage only the newest repeat is made up for',
    { events: [...ana, ...paged('09:05', ...both('1/1/bo')), ...paged('09:10', ...both('1/2/cem'))], now: '09:33' },
    both('1/6/cem'),
  ],
  [
    'a last level that was paged late is not repeated for what was due before',
    { events: [...ana, ...paged('09:27', ...both('1/1/bo'), ...both('1/2/cem'))], now: '09:28' },
    [],
  ],
  [
    'nothing is due after an acknowledgement',
    { events: [...ana, ['09:01', 'U-ANA', { type: 'acknowledged' }]], now: '09:30' },
    [],
  ],
  ['nothing is due after the end', { events: [['09:00', 'U-ANA', { type: 'resolved' }]], now: '09:30' }, []],
  [
    'a path that begins again counts from its new beginning',
    {
      events: [...ana, ['09:02', 'U-ANA', { type: 'resolved' }], ['09:40', 'U-ANA', { type: 'reopened', path }]],
      now: '09:44',
    },
    both('2/0/ana'),
  ],
  [
    'a level that nobody can be reached at is passed over at once',
    { events: [], now: '09:00', reach: (person) => (person === 'ana' ? [] : ['slack']) },
    ['1/1/bo/slack/1'],
  ],
  ['a path on which nobody can be reached pages nobody', { events: [], now: '09:00', reach: () => [] }, []],
  [
    'when every channel of a level has failed, the next level is paged now and the failed ones wait',
    { events: ana.map((event) => fails(event)), now: '09:00' },
    both('1/1/bo'),
  ],
  [
    'one channel that worked is enough to wait for the deadline',
    { events: [...paged('09:00', '1/0/ana/slack/1'), ...tried('09:00', '1/0/ana/email/1', failed)], now: '09:00' },
    [],
  ],
  [
    'a channel that failed is tried again after a second',
    { events: [...paged('09:00', '1/0/ana/slack/1'), ...tried('09:00', '1/0/ana/email/1', failed)], now: '09:00:01' },
    ['1/0/ana/email/2'],
  ],
  [
    'what cannot work is not tried again',
    {
      events: [...paged('09:00', '1/0/ana/slack/1'), ...tried('09:00', '1/0/ana/email/1', (id) => failed(id, true))],
      now: '09:04',
    },
    [],
  ],
  [
    'a lost answer is followed by another try at once',
    { events: [...paged('09:00', '1/0/ana/slack/1'), ...tried('09:00', '1/0/ana/email/1', unknown)], now: '09:00' },
    ['1/0/ana/email/2'],
  ],
  [
    'three lost answers on every channel count as failed: the next level now',
    { events: lostThrice(), now: '09:00:01' },
    both('1/1/bo'),
  ],
  ['a try that is under way is left alone by whoever began it', { events: begun('09:00'), now: '09:04' }, []],
  [
    'a try of somebody who lost the stream is left alone until its time is over',
    { events: begun('09:00'), now: '09:00:04', fence: 2 },
    [],
  ],
  [
    'past its time, with the stream in other hands, it is sent again',
    { events: begun('09:00'), now: '09:00:05', fence: 2 },
    ['1/0/ana/slack/2', '1/0/ana/email/2'],
  ],
  [
    'a page that was asked for leaves although somebody has the incident',
    {
      events: [
        ['09:01', 'U-ANA', { type: 'acknowledged' }],
        ['09:02', 'U-ANA', { type: 'page asked', people: ['cem'], why: 'need a hand' }],
      ],
      now: '09:02',
    },
    both('asked-1/0/cem'),
  ],
])('%s', ([, one, pages]) => {
  expect(due(one)).toEqual(pages);
});

test('the next look is at the next deadline', () => {
  expect(next({ events: ana, now: '09:01' })).toEqual(at('09:05'));
});

test('an early last level is repeated from when it was reached', () => {
  const reach = (person: string) => (person === 'cem' ? ['slack'] : []);
  const events = paged('09:00', '1/2/cem/slack/1');
  expect(due({ events, now: '09:04:59', reach })).toEqual([]);
  expect(due({ events, now: '09:05', reach })).toEqual(['1/3/cem/slack/1']);
});

test('a channel is tried ten times at most, after pauses of 1, 2, 4 and so on up to 30 s', () => {
  const reach = (person: string) => (person === 'ana' ? ['slack'] : []);
  const events: Event[] = [];
  const waits = [];
  for (let nth = 1; nth <= 10; nth += 1) {
    events.push(...tried('09:00', `1/0/ana/slack/${nth}`, failed));
    const from = next({ events, now: '09:00', reach });
    waits.push(from && from < at('09:05') ? (from.getTime() - at('09:00').getTime()) / 1000 : undefined);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30, undefined]);
});

function fails([clock, by, fact]: Event): Event {
  return [clock, by, fact.type === 'page sent' ? failed(fact.attempt) : fact];
}

function tried(clock: string, id: string, outcome: (id: string) => Event[2]): Event[] {
  return [
    [clock, 'bot', started(id)],
    [clock, 'bot', outcome(id)],
  ];
}

function begun(clock: string): Event[] {
  return both('1/0/ana').map((id): Event => [clock, 'bot', started(id)]);
}

function lostThrice(): Event[] {
  return ['slack', 'email'].flatMap((channel) =>
    [1, 2, 3].flatMap((nth) => tried('09:00', `1/0/ana/${channel}/${nth}`, unknown)),
  );
}
