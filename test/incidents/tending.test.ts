import { expect, test } from 'vitest';
import { started } from '../../src/checklists/decisions.ts';
import { startTending } from '../../src/incidents/tending.ts';
import { JournalUnreachable } from '../../src/journal/journal.ts';
import { pools, workbench } from './workbench.ts';

test('what is opened is tended at once, and what comes later as soon as it is told', async () => {
  const bench = workbench();
  const tending = startTending(bench.world);
  const { stream, lease } = await bench.opens();
  tending.tendNow(stream, lease);
  await expect.poll(() => bench.email.paged).toEqual(['ana']);
  bench.clock.advance(300_000);
  tending.wake();
  await expect.poll(() => bench.email.paged).toEqual(['ana', 'bo']);
  await tending.stop();
});

test('a journal that comes back is tended on', async () => {
  const bench = workbench();
  const { leases } = bench.world;
  let away = true;
  const claim: typeof leases.claim = async (worker, limit) => {
    if (away) throw new JournalUnreachable('nobody listens');
    return leases.claim(worker, limit);
  };
  const tending = startTending({ ...bench.world, leases: { ...leases, claim } });
  await bench.opens();
  bench.clock.advance(6000);
  await expect.poll(() => bench.errors.length).toBeGreaterThan(0);
  expect(bench.email.paged).toEqual([]);
  away = false;
  tending.wake();
  await expect.poll(() => bench.email.paged).toEqual(['ana']);
  await tending.stop();
});

test('the outcome of a page is recorded as soon as the journal is back', async () => {
  const bench = workbench();
  const { journal } = bench.world;
  let refusals = 2;
  const change: typeof journal.change = async (stream, decide, by) => {
    const changed = await journal.read(stream);
    const [fact] = decide(changed.history, changed.now);
    if (fact?.type === 'page sent' && refusals > 0) {
      refusals -= 1;
      throw new JournalUnreachable('gone for a moment');
    }
    return journal.change(stream, decide, by);
  };
  const away = workbench({ ...bench.world, journal: { ...journal, change } });
  const { stream, lease } = await bench.opens();
  await away.tends(stream, lease);
  expect(bench.email.paged).toEqual(['ana']);
  const sent = (await bench.timeline(stream)).filter((line) => line.includes('was paged'));
  expect(sent).toHaveLength(2);
});

test('whoever stops ends what is under way and gives the stream to the next at once', async () => {
  const bench = workbench();
  const letGo = bench.slack.holdUp();
  const tending = startTending(bench.world);
  const { stream, lease } = await bench.opens();
  tending.tendNow(stream, lease);
  await expect.poll(() => bench.slack.paged).toEqual(['ana']);
  const stopped = tending.stop();
  letGo();
  await stopped;
  expect((await bench.timeline(stream)).some((line) => line.startsWith('ana was paged by Slack'))).toBe(true);
  expect(await bench.world.leases.claim('two', 10)).toMatchObject([{ stream }]);
});

test('a stream that cannot be folded pages its people with the number and the severity, and the others go on', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  const broken = { ...started(1, pools), snapshot: { steps: 'none' } };
  await bench.records(stream, 'U-DEE', broken);
  await bench.tends(stream, lease);
  expect(bench.email.paged).toEqual(['ana']);
  expect(bench.email.pages[0]?.message.summary).toBe(
    "Incident 1, critical: its details can't be shown. Look at it now.",
  );
  expect(bench.errors).not.toEqual([]);
  bench.clock.advance(3_600_000);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana']);
  const other = await bench.opens({ title: 'Another' });
  await bench.tends(other.stream, other.lease);
  expect(bench.email.paged).toEqual(['ana', 'ana']);
});

test('a stream that a newer version wrote to is left to that version', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  const { journal } = bench.world;
  const read: typeof journal.read = async (name) => {
    const reading = await journal.read(name);
    const unread = { type: 'from a newer version', originalType: 'room sung to' } as const;
    const newer = { stream: name, version: 2, at: reading.now, by: 'bot', fact: unread };
    return { ...reading, history: [...reading.history, newer] };
  };
  const older = workbench({ ...bench.world, journal: { ...journal, read } });
  await older.tends(stream, lease);
  expect(bench.email.paged).toEqual([]);
  expect(await bench.world.leases.nextWakeMs()).toBe(5000);
});

test('a routine gets its checklist where it was started, and its questions are asked', async () => {
  const bench = workbench();
  bench.tiers.pending = 1;
  const routine = {
    type: 'routine started',
    name: 'pools',
    title: 'Pools',
    room: { channel: 'C-TEAM' },
    late: false,
  } as const;
  await bench.records('routine/pools-2026-11-22', 'schedule:pools', routine, started(1, pools));
  await bench.tick();
  expect(bench.tiers.asked).toEqual(['pools oltp']);
  const steps = bench.chat.shown('C-TEAM')[0]?.parts.flatMap((part) => (part.type === 'step' ? [part.step.state] : []));
  expect(steps).toEqual(['proven', 'open']);
  expect(JSON.stringify(bench.chat.shown('C-TEAM')[0])).toContain('"words":["done","routine/pools-2026-11-22","2"]');
});
