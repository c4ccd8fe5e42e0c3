import { describe, expect, test } from 'vitest';
import { AlreadyOpen, LeaseLost, SeenBefore } from '../../src/journal/journal.ts';
import { Refusal } from '../../src/refusal.ts';
import { leaseMs, type Make } from './contract.ts';
import { acknowledged, noted, opened, resolved } from './facts.ts';

export function changesAreKept(make: Make): void {
  const ana = { by: 'ana' };

  describe('a change', () => {
    test('is read back in its place, with who and when', async () => {
      const { journal } = await make();
      const { now, added } = await journal.change('bot', () => [noted('one'), noted('two')], ana);
      const { history, version } = await journal.read('bot');
      expect(history).toEqual(added);
      expect(version).toBe(2);
      expect(history[1]).toEqual({ stream: 'bot', version: 2, at: now, by: 'ana', fact: noted('two') });
    });

    test('that decides nothing writes nothing', async () => {
      const { journal } = await make();
      const { added } = await journal.change('bot', () => [], ana);
      expect(added).toEqual([]);
      expect(await journal.list({})).toEqual([]);
    });

    test('that is refused writes nothing', async () => {
      const { journal } = await make();
      const refuse = () => {
        throw new Refusal('Not now.');
      };
      await expect(journal.change('bot', refuse, ana)).rejects.toThrow('Not now.');
      expect((await journal.read('bot')).version).toBe(0);
    });

    test('made by many at once is decided anew by each that was beaten', async () => {
      const { journal } = await make();
      const presses = Array.from({ length: 12 }, (_, person) =>
        journal.change('bot', (history) => [noted(`${person} after ${history.length}`)], ana),
      );
      await Promise.all(presses);
      const { history } = await journal.read('bot');
      const places = history.map(({ fact }) => (fact.type === 'noted' ? fact.text.split(' after ')[1] : ''));
      expect(places).toEqual(Array.from({ length: 12 }, (_, place) => String(place)));
    });

    test('loses NUL and half characters, and is the same whether returned or read', async () => {
      const { journal } = await make();
      const { added } = await journal.change('bot', () => [noted('a\0b\ud83dc 😀')], { by: 'an\0a' });
      expect(added[0]).toMatchObject({ by: 'ana', fact: noted('abc 😀') });
      expect((await journal.read('bot')).history).toEqual(added);
    });

    test('with large evidence is read back whole', async () => {
      const { journal } = await make();
      const asked = [
        { rows: Array.from({ length: 2000 }, (_, row) => ({ row, text: 'connections' })) },
        { attachment: 'no' },
      ];
      const { added } = await journal.change('bot', () => [{ type: 'evidence stored', asked }], ana);
      expect((await journal.read('bot')).history).toEqual(added);
    });

    test('never happens before the one it follows', async () => {
      const { journal } = await make();
      for (const text of ['one', 'two', 'three']) await journal.change('bot', () => [noted(text)], ana);
      const { history, now } = await journal.read('bot');
      const times = [...history.map(({ at }) => at.getTime()), now.getTime()];
      expect(times).toEqual([...times].sort((one, other) => one - other));
    });
  });

  describe('a request', () => {
    const request = { source: 'slack', id: 'trigger\0-1' };

    test('that led to facts changes nothing a second time', async () => {
      const { journal } = await make();
      await journal.change('bot', () => [acknowledged], { ...ana, request });
      const again = journal.change('bot', () => [acknowledged], { ...ana, request });
      await expect(again).rejects.toThrow(SeenBefore);
      const opening = journal.open((number) => [opened(number)], { ...ana, request, worker: 'w1' });
      await expect(opening).rejects.toThrow(SeenBefore);
    });

    test('that was refused may come again', async () => {
      const { journal } = await make();
      await journal.change('bot', () => [], { ...ana, request });
      const { added } = await journal.change('bot', () => [acknowledged], { ...ana, request });
      expect(added).toHaveLength(1);
    });

    test('sent many times at once is recorded once', async () => {
      const { journal } = await make();
      const streams = ['bot', 'bot', 'routine/1', 'routine/2', 'routine/3', 'routine/4'];
      const all = streams.map((stream) => journal.change(stream, () => [acknowledged], { ...ana, request }));
      const ends = (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled');
      expect(ends).toHaveLength(1);
      expect(await journal.list({})).toMatchObject([{ version: 1 }]);
    });
  });

  describe('opening', () => {
    const alert = { by: 'alert:prometheus', worker: 'w1' };

    test('numbers incidents without a gap, however many open at once', async () => {
      const { journal } = await make();
      const all = await Promise.all(Array.from({ length: 6 }, () => journal.open((number) => [opened(number)], alert)));
      expect(all.map(({ stream }) => stream).sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `incident/${number}`));
    });

    test('takes the lease, so that nobody else tends it', async () => {
      const { journal, leases, later } = await make();
      const { stream, lease } = await journal.open((number) => [opened(number)], alert);
      expect(lease).toEqual({ worker: 'w1', fence: 1 });
      expect(await leases.claim('w2', 10)).toEqual([]);
      await journal.change(stream, () => [noted('still mine')], { by: 'bot', ...(lease && { lease }) });
      await later(leaseMs + 1);
      expect(await leases.claim('w2', 10)).toEqual([{ stream, lease: { worker: 'w2', fence: 2 } }]);
      const late = journal.change(stream, () => [noted('too late')], { by: 'bot', ...(lease && { lease }) });
      await expect(late).rejects.toThrow(LeaseLost);
    });

    test('for a trouble that is open says which incident it is, until that is resolved', async () => {
      const { journal } = await make();
      const open = () => journal.open((number) => [opened(number, { dedupKey: 'pool/oltp' })], alert);
      const { stream } = await open();
      const again = await open().catch((error: unknown) => error);
      expect(again).toBeInstanceOf(AlreadyOpen);
      expect(again).toMatchObject({ listed: { stream, number: 1, open: true, version: 1 } });
      await journal.change(stream, () => [resolved], ana);
      expect((await open()).stream).toBe('incident/2');
    });

    test('again is refused while another incident of the same trouble is open', async () => {
      const { journal } = await make();
      const open = () => journal.open((number) => [opened(number, { dedupKey: 'pool/oltp' })], alert);
      await open();
      await journal.change('incident/1', () => [resolved], ana);
      await open();
      const reopening = journal.change('incident/1', () => [{ type: 'reopened' }], ana);
      await expect(reopening).rejects.toThrow(AlreadyOpen);
      expect((await journal.read('incident/1')).version).toBe(2);
    });
  });
}
