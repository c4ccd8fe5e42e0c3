import { expect, test } from 'vitest';
import type { World } from '../../src/incidents/world.ts';
import { plainMessage } from '../../src/messages/plain.ts';
import { saying } from '../support/remembering-rooms.ts';
import { names, path } from './story.ts';
import { settings, workbench } from './workbench.ts';

const minutes = 60_000;
const due = (clock: string) => `@U-BO, an update is due: the last word was at 2026-11-22 ${clock}:00 UTC.`;
const came = 'An update was asked for, and came.';
const again = 'An update was asked for, and asked for again.';

/** Bo has it since 09:00, and says something each half hour, or should. */
async function acknowledged(more: Partial<World> = {}) {
  const bench = workbench(more);
  const { stream, lease } = await bench.opens({ updateMs: 30 * minutes });
  await bench.tends(stream, lease);
  await bench.acknowledges(stream, 'U-BO');
  await bench.tick();
  const later = async (...waits: number[]) => {
    for (const wait of waits) {
      bench.clock.advance(wait * minutes);
      await bench.tick();
    }
  };
  const reminders = () => bench.chat.shown('C1').filter((shown) => / update (is|was) /.test(saying(shown)));
  return { ...bench, stream, later, reminders, said: () => reminders().map(saying) };
}

/** Its severity asks in the room and pages nobody. */
const patient = { settings: () => ({ ...settings, silentMs: () => undefined }) };

test('an update is asked for each time one is due, and a word of a person begins the count anew', async () => {
  const { later, said, records, stream, email } = await acknowledged(patient);
  await later(29, 1);
  expect(said()).toEqual([due('09:00')]);
  await later(29, 1, 30);
  expect(said()).toEqual([again, again, due('09:00')]);
  await later(5);
  await records(stream, 'U-ANA', { type: 'noted', text: 'still on it' });
  await later(0, 25);
  expect(said()).toEqual([came, came, came]);
  await later(5);
  expect(said()).toEqual([came, came, came, due('10:35')]);
  expect(email.paged).toEqual(['ana']);
});

test('only the newest reminder carries the button that answers it', async () => {
  const { later, reminders } = await acknowledged(patient);
  await later(30, 30);
  expect(reminders().map(({ parts }) => parts.some(({ type }) => type === 'buttons'))).toEqual([false, true]);
  expect(plainMessage(reminders()[1] ?? { summary: '', parts: [] }, names)).toContain(
    'Give an update: /db note #1 "How is it now?"',
  );
});

test('after an outage one reminder makes up for those that were missed, and the next one is on time', async () => {
  const { later, said } = await acknowledged(patient);
  await later(100);
  expect(said()).toHaveLength(1);
  await later(19);
  expect(said()).toHaveLength(1);
  await later(1);
  expect(said()).toEqual([again, due('09:00')]);
});

test('whoever starts anew asks for nothing twice', async () => {
  const { world, later, said, clock } = await acknowledged(patient);
  await later(30);
  const anew = workbench({ ...world, worker: 'two' });
  await anew.tick();
  clock.advance(29 * minutes);
  await anew.tick();
  expect(said()).toEqual([due('09:00')]);
  clock.advance(minutes);
  await anew.tick();
  expect(said()).toEqual([again, due('09:00')]);
});

test('an incident that has ended asks for no update, and no button is left', async () => {
  const { later, said, records, stream } = await acknowledged(patient);
  await later(30);
  await records(stream, 'U-BO', { type: 'resolved' });
  await later(0, 60);
  expect(said()).toEqual([came]);
});

test('a silent incident pages whoever has it, then the path from its beginning, until a person says something', async () => {
  const { later, email, records, stream } = await acknowledged();
  await later(30, 10, 10, 5);
  expect(email.paged).toEqual(['ana', 'bo', 'ana', 'bo']);
  await records(stream, 'U-BO', { type: 'noted', text: 'still on it' });
  await later(20);
  expect(email.paged).toHaveLength(4);
});

test('nobody is paged for an update that could not be asked for while the bot was away', async () => {
  const { later, email } = await acknowledged();
  await later(100, 9);
  expect(email.paged).toEqual(['ana']);
  await later(1, 10);
  expect(email.paged).toEqual(['ana', 'bo', 'ana']);
});

test('the page for a missed update is answered by an update, and says so once it came', async () => {
  const { later, email, chat, records, stream } = await acknowledged();
  await later(30, 10);
  const [, page] = email.pages;
  const told = page ? plainMessage(page.message, names) : '';
  expect(told).toContain('An update is overdue.');
  expect(told).toContain('u-bo has it since 2026-11-22 09:00:00 UTC; the last word was at 2026-11-22 09:00:00 UTC.');
  expect(told).toContain('Give an update: /db note #1');
  await records(stream, 'U-BO', { type: 'noted', text: 'still on it' });
  await later(1);
  const [rewritten] = chat.shown('D-U-BO');
  expect(rewritten && plainMessage(rewritten, names)).toContain('Nothing more to do.');
  expect(rewritten?.parts.some(({ type }) => type === 'buttons')).toBe(false);
});

test('a page of the path that silence began asks for somebody, though somebody has it', async () => {
  const { later, email, acknowledges, stream, chat } = await acknowledged();
  await later(30, 10, 10);
  const told = email.pages.slice(2).map(({ message }) => plainMessage(message, names));
  expect(told).toEqual([expect.stringContaining('Acknowledge: /db ack 1')]);
  expect(told[0]).not.toContain('Nothing more to do');
  await acknowledges(stream, 'U-ANA');
  await later(1);
  expect(saying(chat.shown('D-U-ANA').at(-1) ?? { summary: '', parts: [] })).toContain('Nothing more to do.');
});

test('where whoever has it is in no list of people, the path begins at once', async () => {
  const { later, email } = await acknowledged({ settings: () => ({ ...settings, keyOf: () => undefined }) });
  await later(30, 10);
  expect(email.paged).toEqual(['ana', 'ana']);
});

test('a severity that pages nobody pages nobody for its silence either', async () => {
  const { later, email, records, stream } = await acknowledged();
  await records(stream, 'U-BO', {
    ...{ type: 'severity changed', from: 'critical', to: 'low', roomKind: 'thread', updateMs: 30 * minutes },
  });
  await later(30, 30, 30);
  expect(email.paged).toEqual(path.levels[0]?.people);
});
