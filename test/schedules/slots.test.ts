import { expect, test } from 'vitest';
import { momentOf } from '../../src/schedules/local-time.ts';
import { slotsDue, type Timing } from '../../src/schedules/slots.ts';

const hours = 3_600_000;
const morning: Timing = {
  name: 'morning-health-check',
  at: '09:00',
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  timeZone: 'Europe/Berlin',
  holidays: ['2026-12-25'],
  graceMs: 2 * hours,
};
const due = (now: string, changes: Partial<Timing> = {}) => slotsDue([{ ...morning, ...changes }], new Date(now));

test('a slot is due from its hour on', () => {
  expect(due('2026-11-23T07:59:59.999Z')).toEqual([]);
  expect(due('2026-11-23T08:00:00Z')).toMatchObject([
    {
      slot: '2026-11-23 09:00 Europe/Berlin',
      stream: 'routine/morning-health-check-2026-11-23',
      at: new Date('2026-11-23T08:00Z'),
      late: false,
    },
  ]);
});

test('a slot that was missed is due, late, until its grace time is over', () => {
  expect(due('2026-11-23T08:02:00Z')).toMatchObject([{ late: false }]);
  expect(due('2026-11-23T08:02:01Z')).toMatchObject([{ late: true }]);
  expect(due('2026-11-23T10:00:00Z')).toMatchObject([{ late: true }]);
  expect(due('2026-11-23T10:00:00.001Z')).toEqual([]);
});

test('weekends and holidays are the local ones', () => {
  expect(due('2026-11-22T08:30Z')).toEqual([]);
  expect(due('2026-12-25T08:30Z')).toEqual([]);
  expect(due('2026-12-24T08:30Z')).toHaveLength(1);
  const auckland = { timeZone: 'Pacific/Auckland' };
  expect(due('2026-11-22T20:30Z', auckland)).toMatchObject([{ slot: '2026-11-23 09:00 Pacific/Auckland' }]);
  expect(due('2026-11-27T20:30Z', auckland)).toEqual([]);
});

test('a grace time over midnight finds the slot of the day before', () => {
  const late = { at: '23:30', days: ['monday'] } satisfies Partial<Timing>;
  expect(due('2026-11-23T23:30Z', late)).toMatchObject([{ slot: '2026-11-23 23:30 Europe/Berlin', late: true }]);
});

test('several slots are due oldest first, each of its own schedule', () => {
  const midday: Timing = { ...morning, name: 'midday', at: '10:00' };
  const found = slotsDue([midday, morning], new Date('2026-11-23T09:30Z'));
  expect(found.map(({ schedule }) => schedule.name)).toEqual(['morning-health-check', 'midday']);
});

test.each([
  ['in winter', '2026-03-28', '09:00', '2026-03-28T08:00:00.000Z'],
  ['on the day the clocks go forward', '2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
  ['an hour before they do', '2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['an hour that is left out', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['on the day the clocks go back', '2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
  ['an hour that comes twice, the first time', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['midnight', '2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
])('Berlin %s', (_, date, hour, moment) => {
  expect(momentOf('Europe/Berlin', date, hour).toISOString()).toBe(moment);
});

test('an hour that comes twice is due once', () => {
  const nightly = { at: '02:30', days: ['sunday'] } satisfies Partial<Timing>;
  expect(due('2026-10-25T00:30Z', nightly)).toMatchObject([{ at: new Date('2026-10-25T00:30Z') }]);
  expect(due('2026-10-25T01:30Z', nightly)).toMatchObject([{ at: new Date('2026-10-25T00:30Z'), late: true }]);
});

test('half-hour zones, and zones that shift by half an hour', () => {
  expect(momentOf('Asia/Kolkata', '2026-11-23', '09:00').toISOString()).toBe('2026-11-23T03:30:00.000Z');
  expect(momentOf('Australia/Lord_Howe', '2026-10-04', '02:15').toISOString()).toBe('2026-10-03T15:45:00.000Z');
});
