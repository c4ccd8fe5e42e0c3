import { expect, test } from 'vitest';
import { at } from './story.ts';
import { workbench } from './workbench.ts';

const minutes = 60_000;

test('nobody answers: each level is paged at its deadline, and the last again and again', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  for (let minute = 1; minute <= 21; minute += 1) {
    bench.clock.advance(minutes);
    await bench.tick();
  }
  expect(bench.email.paged).toEqual(['ana', 'bo', 'cem', 'cem', 'cem']);
  expect(bench.slack.paged).toEqual(bench.email.paged);
  expect(bench.errors).toEqual([]);
});

test('an acknowledgement ends the paging, and every copy says who has it and loses its button', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  bench.clock.advance(5 * minutes);
  await bench.tick();
  await bench.acknowledges(stream, 'U-BO');
  bench.clock.advance(20 * minutes);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana', 'bo']);
  for (const channel of ['D-U-ANA', 'D-U-BO']) {
    const [page] = bench.chat.shown(channel);
    expect(page?.parts.some(({ type }) => type === 'buttons')).toBe(false);
    expect(JSON.stringify(page?.summary)).toContain('acknowledged at');
  }
});

test('whoever acknowledges while a page is in flight is not paged again, and the page that left is rewritten', async () => {
  const bench = workbench();
  const letGo = bench.slack.holdUp();
  const { stream, lease } = await bench.opens();
  const tending = bench.tends(stream, lease);
  await expect.poll(() => bench.slack.paged).toEqual(['ana']);
  await bench.acknowledges(stream, 'U-ANA');
  letGo();
  await tending;
  bench.clock.advance(30 * minutes);
  await bench.tick();
  expect(bench.slack.paged).toEqual(['ana']);
  expect(JSON.stringify(bench.chat.shown('D-U-ANA')[0]?.summary)).toContain('Nothing more to do');
});

test('workers whose ticks overlap page nobody twice', async () => {
  const bench = workbench();
  await bench.opens();
  bench.clock.advance(6000);
  await Promise.all([bench.tick(), bench.tick(), bench.tick()]);
  bench.clock.advance(5 * minutes);
  await Promise.all([bench.tick(), bench.tick(), bench.tick()]);
  expect(bench.email.paged).toEqual(['ana', 'bo']);
});

test('whoever lost the lease begins nothing more, and what it did is kept', async () => {
  const bench = workbench();
  const letGo = bench.slack.holdUp();
  const { stream, lease } = await bench.opens();
  const frozen = bench.tends(stream, lease);
  await expect.poll(() => bench.slack.paged).toEqual(['ana']);
  bench.clock.advance(5500);
  const [claim] = await bench.world.leases.claim('two', 1);
  expect(claim?.lease.fence).toBe(2);
  letGo();
  await frozen;
  const sent = (await bench.timeline(stream)).filter((line) => line.startsWith('ana was paged by Slack'));
  expect(sent).toEqual(['ana was paged by Slack message, level 1.']);
  const other = workbench({ journal: bench.world.journal, posts: bench.world.posts, leases: bench.world.leases });
  if (claim) await other.tends(claim.stream, claim.lease);
  expect(other.slack.paged).toEqual([]);
});

test('a lost answer is followed by the same page again, at most twice', async () => {
  const bench = workbench();
  bench.email.answers.push(...Array.from({ length: 3 }, () => ({ outcome: 'unknown', error: 'no answer' }) as const));
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  bench.clock.advance(4 * minutes);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana', 'ana', 'ana']);
  expect(new Set(bench.email.pages.map(({ id }) => id)).size).toBe(1);
});

test('when a level certainly failed on every channel, the next is paged now', async () => {
  const bench = workbench();
  bench.slack.answers.push({ outcome: 'failed', error: 'user_not_found', final: true });
  bench.email.answers.push({ outcome: 'failed', error: 'refused', final: false });
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  expect(bench.slack.paged).toEqual(['ana', 'bo']);
  bench.clock.advance(1000);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana', 'bo', 'ana']);
});

test('a last level that is paged early says when it is paged again, counted from then', async () => {
  const bench = workbench();
  const failed = { outcome: 'failed', error: 'user_not_found', final: true } as const;
  bench.slack.answers.push(failed, failed);
  bench.email.answers.push(failed, failed);
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  const ladder = { text: ['3 of 3 · next: cem at ', { time: at('09:05') }] };
  expect(bench.email.pages.map(({ to }) => to.key)).toEqual(['ana', 'bo', 'cem']);
  expect(bench.email.pages[2]?.message.parts.at(-1)).toMatchObject(ladder);
  expect(bench.chat.shown('D-U-CEM')[0]?.parts.at(-1)).toMatchObject(ladder);
  bench.clock.advance(5 * minutes);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana', 'bo', 'cem', 'cem']);
});

test('after an outage all overdue levels are paged in order and say how late they are', async () => {
  const bench = workbench();
  await bench.opens();
  bench.clock.advance(11 * minutes);
  await bench.tick();
  expect(bench.email.paged).toEqual(['ana', 'bo', 'cem']);
  expect(JSON.stringify(bench.email.pages.map(({ message }) => message.parts.at(-1)))).toMatch(
    /1 of 3, 660 s late.*2 of 3, 360 s late.*3 of 3, 60 s late/,
  );
});

test('whoever acknowledges between the look and the page is not paged', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  const { journal } = bench.world;
  const read: typeof journal.read = async (name) => {
    const before = await journal.read(name);
    if (before.version === 1) await bench.acknowledges(stream, 'U-ANA');
    return before;
  };
  const slower = workbench({ ...bench.world, journal: { ...journal, read } });
  await slower.tends(stream, lease);
  expect(bench.slack.paged).toEqual([]);
});

test('a try after a failure is not called late', async () => {
  const bench = workbench();
  bench.email.answers.push({ outcome: 'failed', error: 'refused', final: false });
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  bench.clock.advance(minutes);
  await bench.tick();
  expect(bench.email.pages[1]?.message.parts.at(-1)).toMatchObject({ text: ['1 of 3 · next: bo at ', {}] });
});

test('whoever notices that the lease is lost does nothing more in the chat', async () => {
  const bench = workbench({ renewMs: 5 });
  const { leases } = bench.world;
  let lost = false;
  const renew: typeof leases.renew = async (stream, lease) => {
    const held = await leases.renew(stream, lease);
    lost ||= !held;
    return held;
  };
  const letGo = bench.chat.holdUp('open');
  const slower = workbench({ ...bench.world, leases: { ...leases, renew } });
  const { stream, lease } = await bench.opens();
  const tending = slower.tends(stream, lease);
  await expect.poll(() => bench.chat.calls.some((call) => call.startsWith('open'))).toBe(true);
  bench.clock.advance(5500);
  await leases.claim('two', 1);
  await expect.poll(() => lost).toBe(true);
  letGo();
  await tending;
  expect((await bench.incident(stream)).room).toEqual({ channel: 'C1' });
  expect(bench.chat.shown('C1')).toEqual([]);
});

test('a page says which rung it is, who is next and when', async () => {
  const bench = workbench();
  const { stream, lease } = await bench.opens();
  await bench.tends(stream, lease);
  expect(bench.email.pages[0]?.message.parts.at(-1)).toEqual({
    ...{ type: 'note', text: ['1 of 3 · next: bo at ', { time: new Date('2026-11-22T09:05:00.000Z') }] },
  });
  expect(bench.email.pages[0]).toMatchObject({ level: 1, number: 1, severity: 'critical' });
});
