import { expect, test } from 'vitest';
import { started } from '../../src/checklists/decisions.ts';
import { plainMessage } from '../../src/messages/plain.ts';
import { saying } from '../support/remembering-rooms.ts';
import { names } from './story.ts';
import { pools, settings, workbench } from './workbench.ts';

const minutes = 60_000;
const stream = 'routine/morning-2026-11-22';
const unsigned = 'Morning stands in #C-TEAM since 2026-11-22 09:00:00 UTC and is not signed';
const signed = 'Morning was not signed yet; @U-CEM has signed it since.';

/** Posted at 09:00 by its schedule: its room is asked an hour later, ana and bo are told after three. */
async function morning(by = 'schedule:morning', bench = workbench()) {
  const routine = { type: 'routine started', name: 'pools', title: 'Morning', room: { channel: 'C-TEAM' } } as const;
  await bench.records(stream, by, { ...routine, late: false }, started(1, pools));
  await bench.tick();
  const later = async (...waits: number[]) => {
    for (const wait of waits) {
      bench.clock.advance(wait * minutes);
      await bench.tick();
    }
  };
  const said = (channel: string) => bench.chat.shown(channel).map(saying);
  return { ...bench, later, said, asked: () => said('C-TEAM').filter((line) => line.includes('not signed')) };
}

test('an unsigned routine is asked for in its room, and later those who answer for it are told', async () => {
  const { later, said, asked, chat } = await morning();
  await later(59);
  expect(asked()).toEqual([]);
  await later(1);
  expect(asked()).toEqual([`${unsigned}: 2 steps are open.`]);
  await later(119);
  expect(said('D-U-ANA')).toEqual([]);
  await later(1);
  expect(asked()).toEqual([
    'Morning was not signed yet, and was asked about again.',
    `@U-ANA @U-BO ${unsigned}: 2 steps are open.`,
  ]);
  for (const direct of ['D-U-ANA', 'D-U-BO']) expect(said(direct)).toEqual([`${unsigned}: 2 steps are open.`]);
  const [told = { summary: '', parts: [] }] = chat.shown('D-U-BO');
  expect(plainMessage(told, names)).toContain(`Sign: /db sign ${stream} "What is left open, and why?"`);
  await later(600, 600);
  expect(asked()).toHaveLength(2);
});

test('a signature ends it: nobody is told, and no button is left', async () => {
  const { later, said, asked, records, chat } = await morning();
  await later(60);
  await records(stream, 'U-CEM', { type: 'routine signed' });
  await later(0, 180);
  expect(asked()).toEqual([signed]);
  expect(said('D-U-ANA')).toEqual([]);
  expect(JSON.stringify(chat.shown('C-TEAM'))).not.toContain('"words":["sign"');
});

test('what was told directly says so, too, once it is signed', async () => {
  const { later, said, records } = await morning();
  await later(60, 120);
  await records(stream, 'U-CEM', { type: 'routine signed', text: 'late' });
  await later(1);
  expect([...said('D-U-ANA'), ...said('D-U-BO')]).toEqual([signed, signed]);
});

test('where all steps are closed, signing takes no word', async () => {
  const { later, records, chat, asked } = await morning();
  for (const step of [1, 2]) await records(stream, 'U-CEM', { type: 'step done', checklist: 1, step });
  await later(60);
  expect(asked()).toEqual([`${unsigned}: all its steps are closed.`]);
  const told = chat.shown('C-TEAM').at(-1) ?? { summary: '', parts: [] };
  expect(plainMessage(told, names)).toMatch(/Sign: \/db sign routine\/morning-2026-11-22$/);
});

test('a restart asks nothing twice, and an outage over both hours makes up for both', async () => {
  const { world, later, asked, said } = await morning();
  await later(60);
  const anew = workbench({ ...world, worker: 'two' });
  await anew.tick();
  expect(asked()).toHaveLength(1);
  await later(300);
  expect(asked()).toHaveLength(2);
  expect(said('D-U-ANA')).toHaveLength(1);
});

test('somebody who can’t be written to is named in the room, and tried a few times only', async () => {
  const { later, asked, chat } = await morning();
  await later(60);
  chat.fail('page', 1000);
  await later(120, 1, 1, 1, 1, 1, 1, 1, 1);
  expect(asked().at(-1)).toContain('@U-ANA @U-BO');
  expect(chat.calls.filter((call) => call.startsWith('page U-ANA'))).toHaveLength(5);
});

test('a routine that somebody started by hand reminds nobody, and nor does a schedule that is gone', async () => {
  const byHand = await morning('U-CEM');
  const gone = await morning(
    'schedule:gone',
    workbench({ settings: () => ({ ...settings, signing: () => undefined }) }),
  );
  for (const { later, asked } of [byHand, gone]) {
    await later(600);
    expect(asked()).toEqual([]);
  }
});

test('the story of a routine tells who was asked', async () => {
  const { later, timeline } = await morning();
  await later(60, 120);
  expect((await timeline(stream)).slice(-2)).toEqual([
    'Nobody has signed it yet; it was asked for in the room.',
    'Nobody has signed it yet; told: ana, bo.',
  ]);
});
