import { expect, test } from 'vitest';
import { saying } from '../support/remembering-rooms.ts';
import { pools, workbench } from './workbench.ts';

test('the first page leaves while the room is still being made', async () => {
  const bench = workbench();
  const letGo = bench.chat.holdUp('open');
  const { stream, lease } = await bench.opens();
  const tending = bench.tends(stream, lease);
  await expect.poll(() => bench.slack.paged).toEqual(['ana']);
  expect(bench.email.paged).toEqual(['ana']);
  expect((await bench.incident(stream)).room).toBeUndefined();
  letGo();
  await tending;
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
});

test('a critical incident gets a channel with people, topic, pinned card and checklist', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens({}, pools);
  await bench.tends(stream, lease);
  const kinds = bench.chat.calls.filter((call) => !/^(edit|page)/.test(call)).map((call) => call.slice(0, 40).trim());
  expect(kinds[0]).toBe('open inc-1-connection-pool-exhaustion');
  expect([...kinds.slice(1)].sort()).toEqual([
    'invite C1 U-GUS U-ANA U-DEE',
    'pin C1',
    'post C1 Incident 1, checklist "Pools sho',
    'post C1 Incident 1, critical, open: Pool',
    'topic C1 critical · open · Pool short of',
  ]);
  expect(bench.errors).toEqual([]);
});

test('a medium incident is told in a thread of the team channel', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens({ severity: 'medium', roomKind: 'thread' }, pools);
  await bench.tends(stream, lease);
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C-TEAM', thread: '2.0' });
  expect(bench.chat.calls.filter((call) => call.startsWith('open'))).toEqual([]);
  expect(bench.chat.shown('C-TEAM')).toHaveLength(2);
});

test('raising the severity makes a channel and says so in the thread', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens({ severity: 'medium', roomKind: 'thread' });
  await bench.tends(stream, lease);
  await bench.records(stream, 'U-ANA', { type: 'severity changed', from: 'medium', to: 'high', roomKind: 'channel' });
  await bench.tick();
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
  expect(bench.chat.calls.some((call) => call === 'post C-TEAM This goes on in #C1.')).toBe(true);
});

test('the vital signs of every tier are stored once', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  await bench.tick();
  expect(bench.tiers.asked).toEqual(['health oltp', 'health queue']);
  expect(await bench.timeline(stream)).toContain('Vital signs stored: oltp critical, queue critical.');
});

test('a room that cannot be made is tried again, and only the first failure is told', async () => {
  const bench = workbench();
  bench.chat.fail('open', 3);
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  for (const seconds of [1, 2, 4]) {
    bench.clock.advance(seconds * 1000);
    await bench.tick();
  }
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
  const failures = (await bench.timeline(stream)).filter((line) => line.includes('could not be made'));
  expect(failures).toEqual(['The room could not be made: open does not work now. It is tried again.']);
});

test('a channel begun by somebody who is gone is found at once by its name', async () => {
  const bench = workbench();
  const { stream } = await bench.opens();
  await bench.world.rooms.open({ name: 'inc-1-connection-pool-exhaustion', purpose: '' });
  const started = { type: 'room started', attempt: 'room/1', name: 'inc-1', deadlineMs: 15_000 } as const;
  await bench.records(stream, 'bot', started);
  bench.clock.advance(6000);
  await bench.tick();
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
});

test('a thread begun by somebody who is gone is begun again when its time is over', async () => {
  const bench = workbench();
  const { stream } = await bench.opens({ severity: 'medium', roomKind: 'thread' });
  const started = { type: 'room started', attempt: 'room/1', name: 'a thread', deadlineMs: 15_000 } as const;
  await bench.records(stream, 'bot', started);
  bench.clock.advance(6000);
  await bench.tick();
  expect((await bench.incident(stream)).room).toBeUndefined();
  bench.clock.advance(9000);
  await bench.tick();
  expect((await bench.incident(stream)).room?.channel).toBe('C-TEAM');
});

test('an incident that ended before it had a room is told in a thread, with the hash of its record', async () => {
  const bench = workbench();
  bench.chat.fail('open', 1);
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  await bench.records(stream, 'U-ANA', { type: 'resolved', text: 'false alarm' });
  bench.clock.advance(1000);
  await bench.tick();
  expect((await bench.incident(stream)).rooms).toMatchObject([{ channel: 'C-TEAM', kind: 'thread' }]);
  const said = bench.chat.shown('C-TEAM').map(saying);
  expect(said[0]).toBe('Incident 1, critical, resolved: Pool short of connections');
  expect(
    said.filter((line) => /resolved it: false alarm\nThe record so far: \d+ facts, ends in/.test(line)),
  ).toHaveLength(1);
  expect(bench.chat.calls.filter((call) => call.startsWith('open'))).toHaveLength(1);
  bench.clock.advance(1000);
  await bench.tick();
  expect(await bench.world.leases.nextWakeMs()).toBeUndefined();
});

test('a channel that is on its way when its incident ends is where the end is told', async () => {
  const bench = workbench();
  const letGo = bench.chat.holdUp('open');
  const { stream, lease } = await bench.opens();
  const tending = bench.tends(stream, lease);
  await expect.poll(async () => (await bench.incident(stream)).roomStarts).toBe(1);
  await bench.records(stream, 'U-ANA', { type: 'resolved' });
  letGo();
  await tending;
  await bench.tick();
  expect((await bench.incident(stream)).rooms).toMatchObject([{ channel: 'C1', kind: 'channel' }]);
  expect(bench.chat.shown('C1').map(saying).at(-1)).toContain('The record so far');
  expect(bench.chat.shown('C-TEAM')).toEqual([]);
});

test('a card that somebody else has posted meanwhile is taken back', async () => {
  const bench = workbench();
  const letGo = bench.chat.holdUp('post');
  const { stream, lease } = await bench.opens({ severity: 'medium', roomKind: 'thread' });
  const tending = bench.tends(stream, lease);
  await expect.poll(() => bench.chat.calls.filter((call) => call.startsWith('post'))).toHaveLength(1);
  const other = { channel: 'C-TEAM', ts: '99.0' };
  await bench.world.posts.put(stream, { what: 'card', ...other, shows: 'theirs', tries: 0 });
  letGo();
  await tending;
  expect((await bench.world.posts.of(stream)).get('card')).toMatchObject(other);
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C-TEAM', thread: '99.0' });
  expect(bench.chat.calls.filter((call) => call.startsWith('withdraw'))).toHaveLength(1);
});

test('whoever has lost the lease meanwhile says nothing more', async () => {
  const bench = workbench();
  const letGo = bench.chat.holdUp('open');
  const { stream, lease } = await bench.opens();
  const tending = bench.tends(stream, lease);
  await expect.poll(async () => (await bench.incident(stream)).roomStarts).toBe(1);
  bench.clock.advance(6000);
  await bench.world.leases.claim('two', 1);
  letGo();
  await tending;
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
  expect(bench.chat.shown('C1')).toEqual([]);
});

test('a room that was found by whoever took over is not moved into again by whoever began it', async () => {
  const bench = workbench();
  const letGo = bench.chat.holdUp('open');
  const { stream, lease } = await bench.opens();
  const tending = bench.tends(stream, lease);
  await expect.poll(async () => (await bench.incident(stream)).roomStarts).toBe(1);
  await bench.records(stream, 'bot', { type: 'room opened', attempt: 'room/2', room: { channel: 'C1' } });
  letGo();
  await tending;
  expect((await bench.incident(stream)).rooms).toHaveLength(1);
});
