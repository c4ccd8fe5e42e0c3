import { expect, test } from 'vitest';
import { started } from '../../src/checklists/decisions.ts';
import { shown } from '../../src/incidents/display.ts';
import { sentence } from '../../src/messages/message.ts';
import { Undone } from '../../src/messages/rooms.ts';
import { type Remembered, saying } from '../support/remembering-rooms.ts';
import { pools, workbench } from './workbench.ts';

const openWithRoom = async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens({}, pools);
  await bench.tends(stream, lease);
  bench.clock.advance(1000);
  await bench.tick();
  const edits = () => bench.chat.calls.filter((call) => call.startsWith('edit C1 Incident 1, critical'));
  return { bench, stream, edits };
};

test('when its room is gone, the story goes on in the team channel, and that is told once', async () => {
  const { bench, stream } = await openWithRoom();
  bench.chat.lose('C1');
  await bench.acknowledges(stream, 'U-ANA');
  await bench.tick();
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C-TEAM' });
  const lost = (await bench.timeline(stream)).filter((line) => line.includes('is gone'));
  expect(lost).toEqual(['The room is gone; the story goes on in #C-TEAM.']);
  bench.clock.advance(60_000);
  await bench.tick();
  const said = bench.chat.shown('C-TEAM').map(saying);
  expect(said.filter((line) => line.startsWith('Incident 1, critical'))).toHaveLength(1);
  expect(said).toContain('@U-ANA acknowledged and has it; paging stops.');
  const before = bench.chat.calls.length;
  bench.clock.advance(60_000);
  await bench.tick();
  expect(bench.chat.calls.slice(before)).toEqual([]);
});

test('a card that cannot be edited any more is posted anew', async () => {
  const { bench, stream } = await openWithRoom();
  const row = (await bench.world.posts.of(stream)).get('card');
  bench.chat.freeze({ channel: 'C1', ts: row?.ts ?? '' });
  await bench.acknowledges(stream, 'U-ANA');
  await bench.tick();
  const cards = bench.chat
    .shown('C1')
    .map(saying)
    .filter((line) => line.startsWith('Incident 1, critical'));
  expect(cards).toEqual([
    'Incident 1, critical, open: Pool short of connections',
    'Incident 1, critical, acknowledged: Pool short of connections',
  ]);
});

test('a message is rewritten once a second at most, and then with the newest state', async () => {
  const { bench, stream, edits } = await openWithRoom();
  const before = edits().length;
  await bench.records(stream, 'U-ANA', { type: 'severity changed', from: 'critical', to: 'high', roomKind: 'channel' });
  await bench.tick();
  await bench.records(stream, 'U-ANA', { type: 'severity changed', from: 'high', to: 'critical', roomKind: 'channel' });
  await bench.tick();
  await bench.acknowledges(stream, 'U-ANA');
  await bench.tick();
  expect(bench.chat.calls.filter((call) => call.startsWith('edit C1 Incident 1, high'))).toHaveLength(1);
  expect(edits()).toHaveLength(before);
  bench.clock.advance(1000);
  await bench.tick();
  expect(edits().slice(before)).toEqual(['edit C1 Incident 1, critical, acknowledged: Pool short of connections']);
});

test('a message that cannot be posted waits longer each time', async () => {
  const { bench, stream } = await openWithRoom();
  bench.chat.fail('post', 3);
  await bench.acknowledges(stream, 'U-ANA');
  const tries = () => bench.chat.calls.filter((call) => call.includes('acknowledged and has it')).length;
  const counts = [];
  for (const ms of [0, 999, 1, 1999, 1, 3999, 1, 60_000]) {
    bench.clock.advance(ms);
    await bench.tick();
    counts.push(tries());
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});

test('the end is told with the hash in which the record ends, and its card offers the report', async () => {
  const { bench, stream } = await openWithRoom();
  await bench.records(stream, 'U-ANA', { type: 'resolved', text: 'pool raised' });
  await bench.tick();
  bench.clock.advance(1000);
  await bench.tick();
  const said = bench.chat.shown('C1').map(saying);
  expect(said.at(-1)).toMatch(
    /^@U-ANA resolved it: pool raised\nThe record so far: \d+ facts, ends in [0-9a-f]{64}\.$/,
  );
  expect(JSON.stringify(bench.chat.shown('C1')[0])).toContain('["report","1"]');
  expect(await bench.world.leases.nextWakeMs()).toBeUndefined();
});

test('whoever takes it is brought into the room', async () => {
  const { bench, stream } = await openWithRoom();
  await bench.acknowledges(stream, 'U-HANA');
  await bench.tick();
  expect(bench.chat.calls).toContain('invite C1 U-GUS U-ANA U-DEE U-HANA');
});

test('people who could not be let in are let in once the chat allows it, however long that takes', async () => {
  const bench = workbench();
  bench.chat.fail('invite', 7);
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  for (const seconds of [1, 2, 4, 8, 16, 30]) {
    bench.clock.advance(seconds * 1000 - 1);
    await bench.tick();
    bench.clock.advance(1);
    await bench.tick();
  }
  expect(invites(bench)).toHaveLength(7);
  await bench.acknowledges(stream, 'U-HANA');
  bench.clock.advance(30_000);
  await bench.tick();
  expect(invites(bench).slice(7)).toEqual(['invite C1 U-GUS U-ANA U-DEE U-HANA']);
});

test('a topic is given up after five tries, and another topic is tried anew', async () => {
  const bench = workbench();
  bench.chat.fail('topic', 5);
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  for (const seconds of [1, 2, 4, 8, 60, 60]) {
    bench.clock.advance(seconds * 1000);
    await bench.tick();
  }
  const topics = () => bench.chat.calls.filter((call) => call.startsWith('topic'));
  expect(topics()).toHaveLength(5);
  await bench.acknowledges(stream, 'U-HANA');
  await bench.tick();
  expect(topics().slice(5)).toEqual(['topic C1 critical · acknowledged · Pool short of connections']);
});

test('an invitation that can never be is made once, and again when somebody else is to come', async () => {
  const bench = workbench();
  bench.chat.fail('invite', 1, new Undone('missing_scope', { final: true }));
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  bench.clock.advance(60_000);
  await bench.tick();
  expect(invites(bench)).toHaveLength(1);
  await bench.acknowledges(stream, 'U-HANA');
  await bench.tick();
  expect(invites(bench)).toHaveLength(2);
});

test('a chat that asks for a pause is left alone that long', async () => {
  const bench = workbench();
  bench.chat.fail('invite', 1, new Undone('ratelimited', { final: false, waitSeconds: 45 }));
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  bench.clock.advance(44_999);
  await bench.tick();
  expect(invites(bench)).toHaveLength(1);
  bench.clock.advance(1);
  await bench.tick();
  expect(invites(bench)).toHaveLength(2);
});

const invites = ({ chat }: { chat: Remembered }) => chat.calls.filter((call) => call.startsWith('invite'));

test('what is said once is not rewritten, even where it would be phrased otherwise today', () => {
  const rows = new Map([['said/4', { what: 'said/4', channel: 'C1', ts: '1.0', shows: 'older words', tries: 0 }]]);
  const display = { what: 'said/4', room: { channel: 'C1' }, message: sentence('Newer words.') };
  expect(shown({ ...display, once: true }, rows)).toEqual([]);
  expect(shown(display, rows)).toMatchObject([{ kind: 'edit' }]);
});

test('a routine whose room is gone goes on in the team channel', async () => {
  const bench = workbench();
  const room = { channel: 'C9' };
  const routine = { type: 'routine started', name: 'pools', title: 'Pools', room, late: false } as const;
  bench.chat.lose('C9');
  await bench.records('routine/pools-1', 'schedule:pools', routine, started(1, pools));
  await bench.tick();
  expect(bench.chat.shown('C-TEAM').map(saying)).toEqual([
    'Pools goes on here: its room is gone.',
    expect.stringContaining('Pools, checklist "Pools short of connections"'),
  ]);
});
