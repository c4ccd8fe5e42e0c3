import { describe, expect, test } from 'vitest';
import { LeaseLost } from '../../src/journal/journal.ts';
import { until } from '../support/until.ts';
import { leaseMs, type Make } from './contract.ts';
import { noted, opened, resolved, roomOpened } from './facts.ts';

export function streamsAreTended(make: Make): void {
  const ana = { by: 'ana' };

  describe('a lease', () => {
    test('goes to one worker of many', async () => {
      const { journal, leases } = await make();
      const names = Array.from({ length: 40 }, (_, number) => `routine/${number}`);
      for (const name of names) await journal.change(name, () => [noted('due')], ana);
      const workers = Array.from({ length: 8 }, (_, worker) => `w${worker}`);
      const rounds = await Promise.all(workers.flatMap((worker) => [1, 2, 3].map(() => leases.claim(worker, 3))));
      const claimed = rounds.flat().map(({ stream }) => stream);
      expect(new Set(claimed).size).toBe(claimed.length);
      const rest = await leases.claim('last', 100);
      expect([...claimed, ...rest.map(({ stream }) => stream)].sort()).toEqual(names.sort());
    });

    test('that ran out is refused although nobody took it, and lives again when renewed', async () => {
      const { journal, leases, later } = await make();
      await journal.change('bot', () => [noted('due')], ana);
      const [claim] = await leases.claim('w1', 1);
      const lease = claim?.lease ?? { worker: '', fence: 0 };
      await later(leaseMs + 1);
      const late = journal.change('bot', () => [noted('late')], { by: 'bot', lease });
      await expect(late).rejects.toThrow(LeaseLost);
      expect(await leases.renew('bot', lease)).toBe(true);
      await journal.change('bot', () => [noted('in time')], { by: 'bot', lease });
    });

    test('that somebody else has is neither renewed nor settled', async () => {
      const { journal, leases, later } = await make();
      await journal.change('bot', () => [noted('due')], ana);
      const [mine] = await leases.claim('w1', 1);
      await later(leaseMs + 1);
      const [theirs] = await leases.claim('w2', 1);
      expect(mine && (await leases.renew('bot', mine.lease))).toBe(false);
      if (mine) await leases.settle('bot', mine.lease, 1, undefined);
      expect(theirs && (await leases.renew('bot', theirs.lease))).toBe(true);
    });
  });

  describe('a stream', () => {
    test('that is settled wakes at its time and not before', async () => {
      const { journal, leases, later } = await make();
      const { now } = await journal.change('bot', () => [noted('due')], ana);
      const [claim] = await leases.claim('w1', 1);
      if (claim) await leases.settle('bot', claim.lease, 1, new Date(now.getTime() + 60_000));
      expect(await leases.claim('w1', 1)).toEqual([]);
      expect(await leases.nextWakeMs()).toBeGreaterThan(0);
      await later(60_001);
      expect(await leases.nextWakeMs()).toBe(0);
      expect(await leases.claim('w1', 1)).toEqual([{ stream: 'bot', lease: { worker: 'w1', fence: 2 } }]);
    });

    test('that got facts while it was tended wakes at once', async () => {
      const { journal, leases } = await make();
      await journal.change('bot', () => [noted('due')], ana);
      const [claim] = await leases.claim('w1', 1);
      await journal.change('bot', () => [noted('more')], ana);
      if (claim) await leases.settle('bot', claim.lease, 1, undefined);
      expect(await leases.claim('w2', 1)).toHaveLength(1);
    });

    test('that needs nothing more never wakes', async () => {
      const { journal, leases, later } = await make();
      await journal.change('bot', () => [noted('due')], ana);
      const [claim] = await leases.claim('w1', 1);
      if (claim) await leases.settle('bot', claim.lease, 1, undefined);
      await later(1_000_000_000);
      expect(await leases.nextWakeMs()).toBeUndefined();
      expect(await leases.claim('w2', 1)).toEqual([]);
    });

    test('that waits longest is claimed first', async () => {
      const { journal, leases, later } = await make();
      for (const name of ['first', 'second', 'third']) {
        await journal.change(name, () => [noted('due')], ana);
        await later(10);
      }
      const claims = [...(await leases.claim('w1', 2)), ...(await leases.claim('w1', 2))];
      expect(claims.map(({ stream }) => stream)).toEqual(['first', 'second', 'third']);
    });

    test('that gets facts wakes whoever listens', async () => {
      const { journal, leases } = await make();
      let woken = 0;
      const stop = await leases.onAppend(() => {
        woken += 1;
      });
      const change = () => journal.change('bot', () => [noted('due')], ana);
      await until(change, () => woken > 0);
      const heard = woken;
      await until(change, () => woken > heard);
      await stop();
    });
  });

  describe('heads', () => {
    test('are found by kind, number and room, open ones first', async () => {
      const { journal } = await make();
      const open = () => journal.open((number) => [opened(number)], { by: 'ana', worker: 'w1' });
      for (const room of [roomOpened('C1'), roomOpened('C1', '17.5'), roomOpened('C2'), roomOpened('C1')]) {
        const { stream } = await open();
        await journal.change(stream, () => [room], ana);
      }
      await journal.change('incident/4', () => [resolved], ana);
      await journal.change('bot', () => [noted('reload')], ana);
      const numbers = (heads: readonly { number?: number }[]) => heads.map(({ number }) => number);

      expect(numbers(await journal.list({ kind: 'incident', open: true }))).toEqual([3, 2, 1]);
      expect(numbers(await journal.list({ kind: 'incident', limit: 2 }))).toEqual([4, 3]);
      expect(await journal.list({ kind: 'bot' })).toEqual([{ stream: 'bot', version: 1, kind: 'bot', open: true }]);
      expect(numbers(await journal.byRoom('C1'))).toEqual([1, 2, 4]);
      expect(numbers(await journal.byRoom('C1', '17.5'))).toEqual([2]);
      expect(await journal.byNumber(2)).toMatchObject({
        stream: 'incident/2',
        room: { channel: 'C1', thread: '17.5' },
      });
      for (const none of [9, 0, -1, 1.5, 99_999_999_999, Number.NaN])
        expect(await journal.byNumber(none)).toBeUndefined();
    });

    test('say what is verified', async () => {
      const { journal } = await make();
      expect(await journal.verify()).toEqual({ intact: true, streams: 0, facts: 0, head: undefined });
      await journal.change('bot', () => [noted('one'), noted('two')], ana);
      await journal.change('routine/1', () => [noted('three')], ana);
      const hex = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(await journal.verify()).toEqual({ intact: true, streams: 2, facts: 3, head: hex });
      expect(await journal.verify('bot')).toEqual({ intact: true, streams: 1, facts: 2, head: hex });
    });
  });

  test('what the chat shows is kept for each thing of a stream', async () => {
    const { posts } = await make();
    const retryAt = new Date('2026-11-22T09:00:04.000Z');
    await posts.put('incident/1', { what: 'card', channel: 'C1', ts: '1.5', shows: 'abc', tries: 0 });
    await posts.put('incident/1', { what: 'pin', retryAt, tries: 2 });
    await posts.put('incident/1', { what: 'card', channel: 'C1', ts: '1.5', shows: 'def', tries: 0 });
    expect(
      [...(await posts.of('incident/1')).values()].sort((one, other) => one.what.localeCompare(other.what)),
    ).toEqual([
      { what: 'card', channel: 'C1', ts: '1.5', shows: 'def', tries: 0 },
      { what: 'pin', retryAt, tries: 2 },
    ]);
    expect((await posts.of('incident/2')).size).toBe(0);
  });

  test('of two copies of one thing the first that was put stays until it is forgotten', async () => {
    const { posts } = await make();
    const [first, second] = ['1.5', '2.5'].map((ts) => ({ what: 'card', channel: 'C1', ts, tries: 0 }));
    if (!first || !second) throw new Error('There are two copies.');
    expect(await posts.put('incident/1', { what: 'card', retryAt: new Date(), tries: 1 })).toBe(true);
    expect(await posts.put('incident/1', first)).toBe(true);
    expect(await posts.put('incident/1', second)).toBe(false);
    expect(await posts.put('incident/1', { what: 'card', tries: 0 })).toBe(false);
    expect((await posts.of('incident/1')).get('card')).toEqual(first);
    await posts.forget('incident/1', 'card', second.ts);
    expect(await posts.put('incident/1', second)).toBe(false);
    await posts.forget('incident/1', 'card', first.ts);
    expect(await posts.put('incident/1', second)).toBe(true);
    expect((await posts.of('incident/1')).get('card')).toEqual(second);
  });
}
