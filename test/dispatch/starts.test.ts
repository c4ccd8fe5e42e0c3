import { expect, test } from 'vitest';
import { schedulesSay } from '../../src/sayings.ts';
import { settings, silent } from './dispatch-over.ts';
import { places, team } from './places.ts';

/** An hour that has always come, and a grace time that is never over. */
const always = { at: '00:00', timeZone: 'UTC', graceMs: 86_399_999, holidays: [] };
const [first] = settings.schedules;
const schedules = first ? [{ ...first, ...always }] : [];

test('a routine whose hour comes while an incident has a thread in its channel stands on its own there', async () => {
  const { opensIn, says, dispatch, world } = places();
  const incident = await opensIn({ ...team, thread: '17.1' });
  await schedulesSay(dispatch, { ...settings, schedules }, world.journal, silent).stop();
  expect(await world.journal.list({ kind: 'routine', open: true })).toMatchObject([{ room: team }]);
  expect((await world.journal.read(incident)).version).toBe(2);
  expect(await says('done 1 No curve left its band')).toBe('Step 1 of Morning Health Check is done.');
  expect(await says('sign All was read')).toBe('Morning Health Check is signed.');
});

test('a checklist begins in the incident of the room, or in the only open one if that is told in this channel', async () => {
  const { opensIn, says } = places();
  const begins = (room = team) => says('start performance-degradation', room);
  await opensIn({ channel: 'C-INC-1' });
  expect(await begins()).toBe('“Performance degradation” begins here.');
  await opensIn({ ...team, thread: '17.1' });
  expect(await begins()).toBe('“Performance degradation” begins here.');
  expect(await begins({ channel: 'C-INC-1' })).toBe('“Performance degradation” begins in Incident 1.');
  await says('resolve 1');
  expect(await begins()).toBe('“Performance degradation” begins in Incident 2.');
});

test('a mention at the top of the channel begins a checklist where a command begins it, and not in a routine’s thread', async () => {
  const { opensIn, says } = places();
  const begins = (thread: string) => says('start performance-degradation', { ...team, thread });
  expect(await begins('99.1')).toBe('“Performance degradation” begins here.');
  await opensIn({ ...team, thread: '17.1' });
  expect(await begins('99.2')).toBe('“Performance degradation” begins in Incident 1.');
  expect(await begins('99.1')).toBe('“Performance degradation” begins here.');
});
