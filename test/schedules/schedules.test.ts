import { expect, test } from 'vitest';
import type { Log } from '../../src/dispatch/log.ts';
import { runSchedules } from '../../src/schedules/schedules.ts';
import type { Slot, Timing } from '../../src/schedules/slots.ts';

const morning: Timing = {
  name: 'morning',
  at: '09:00',
  days: ['monday'],
  timeZone: 'UTC',
  holidays: [],
  graceMs: 7_200_000,
};
const now = () => new Date('2026-11-23T09:30Z');
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

test('a slot missed while the bot was down is started at once, late', async () => {
  const slot = await new Promise<Slot>((resolve) => {
    const running = runSchedules({
      schedules: () => [morning],
      startRoutine: async (slot) => {
        resolve(slot);
        void running.stop();
      },
      log: silent,
      now,
    });
  });
  expect(slot).toMatchObject({ slot: '2026-11-23 09:00 UTC', late: true });
});

test('a routine that could not be started is tried at the next tick, then never again', async () => {
  const tries: string[] = [];
  const warnings: string[] = [];
  await new Promise<void>((resolve) => {
    const running = runSchedules({
      schedules: () => (tries.length < 3 ? [morning] : [morning, { ...morning, name: 'dropped-in' }]),
      startRoutine: async ({ schedule }) => {
        tries.push(schedule.name);
        if (tries.length === 1) throw new Error('the journal does not answer');
        if (tries.length === 2) tries.push('started');
        if (schedule.name === 'dropped-in') void running.stop().then(resolve);
      },
      log: { ...silent, warn: (_, says) => void warnings.push(says) },
      now,
      tick: '* * * * * *',
    });
  });
  expect(tries).toEqual(['morning', 'morning', 'started', 'dropped-in']);
  expect(warnings).toHaveLength(1);
});
