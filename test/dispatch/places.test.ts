import { expect, test } from 'vitest';
import { card } from '../../src/incidents/card.ts';
import { settings } from '../incidents/workbench.ts';
import { buttonOf, places, team } from './places.ts';

const thread = { ...team, thread: '17.1' };
const second = { channel: 'C-INC-2' };

test('a channel that holds the thread of a resolved incident means the one that is open', async () => {
  const { opensIn, says } = places();
  await opensIn(thread);
  await says('resolve 1');
  await opensIn(second);
  expect(await says('ack')).toBe('Incident 2 is yours. Nobody further is paged.');
  expect(await says('note The primary is down')).toBe('Noted in the timeline of Incident 2.');
  expect(await says('note It was the disk', thread)).toBe('Noted in the timeline of Incident 1.');
});

test('a channel that holds the thread of one of several open incidents means none of them', async () => {
  const { opensIn, says, presses } = places();
  await opensIn(thread);
  await opensIn(second);
  expect(await says('ack')).toMatch(/^Several incidents are open/);
  expect(await says('approve 1')).toMatch(/^Several incidents are open/);
  expect(await presses('Incident 2', 'ack')).toBe('Incident 2 is yours. Nobody further is paged.');
  expect(await says('ack', thread)).toBe('Incident 1 is yours. Nobody further is paged.');
});

test('the team’s channel is no incident’s own, also when its room is lost', async () => {
  const { opensIn, says, records } = places();
  await records(await opensIn(second), 'bot', { type: 'room lost', was: second, room: team });
  await says('resolve');
  await opensIn({ channel: 'C-INC-3' });
  expect(await says('ack')).toBe('Incident 2 is yours. Nobody further is paged.');
});

test('an own channel means its incident, also when that is over and another is open', async () => {
  const { opensIn, says } = places();
  await opensIn({ channel: 'C-INC-1' });
  await opensIn(second);
  await says('resolve', { channel: 'C-INC-1' });
  expect(await says('note It was the disk', { channel: 'C-INC-1' })).toBe('Noted in the timeline of Incident 1.');
  expect(await says('note It is the network')).toBe('Noted in the timeline of Incident 2.');
});

test('a mention is in the channel around its thread, unless the thread is an own place', async () => {
  const { opensIn, says } = places();
  const mentioned = { channel: 'C-INC-1', thread: '99.1' };
  await opensIn({ channel: 'C-INC-1' });
  await opensIn(second);
  await opensIn(thread);
  await says('resolve', { channel: 'C-INC-1' });
  expect(await says('note It was the disk', mentioned)).toBe('Noted in the timeline of Incident 1.');
  expect(await says('note It is slow', thread)).toBe('Noted in the timeline of Incident 3.');
  expect(await says('note Which one', { ...team, thread: '99.2' })).toMatch(/^Several incidents are open/);
});

test('what is over in its own channel does not hide the routine that is begun there', async () => {
  const { opensIn, says } = places();
  const own = { channel: 'C-INC-1' };
  const mentioned = { ...own, thread: '99.1' };
  await opensIn(own);
  await says('resolve 1');
  expect(await says('start performance-degradation', mentioned)).toBe('“Performance degradation” begins here.');
  expect(await says('done 1 Pools are full', own)).toBe('Step 1 of Performance degradation is done.');
  expect(await says('done 2 No lock waits', mentioned)).toBe('Step 2 of Performance degradation is done.');
  expect(await says('done 3 Plans are the same', { ...own, thread: '99.2' })).toBe(
    'Step 3 of Performance degradation is done.',
  );
  expect(await says('note It was the disk', own)).toBe('Noted in the timeline of Incident 1.');
  await says('reopen 1');
  expect(await says('done 1 Pools are full', own)).toMatch(/Incident 1/);
});

test('whoever reopens an incident is told whether anybody is paged', async () => {
  const { opensIn, says } = places();
  await opensIn(second, { severity: 'low', path: undefined });
  await says('resolve', second);
  expect(await says('reopen', second)).toBe('Incident 1 is open again, and nobody is paged: it is low.');
  await says('severity 1 critical', second);
  await says('resolve', second);
  expect(await says('reopen', second)).toBe('Incident 1 is open again, and its path begins anew.');
});

test('trouble that is open anew is not opened again by reopening what it was before', async () => {
  const { opensIn, says, presses } = places();
  const trouble = { dedupKey: 'long-query/oltp' };
  await opensIn({ channel: 'C-INC-1' }, trouble);
  await says('resolve 1');
  await opensIn(second, trouble);
  expect(await says('reopen 1')).toMatch(/^Incident 2 is open for the same trouble already, in .*C-INC-2\./);
  expect(await presses('Incident 2', 'reopen 1')).toMatch(/^Timeline of incident 2/i);
});

test('in the room of one incident a bare number before words is not taken for another by itself', async () => {
  const { opensIn, says, presses, incident } = places();
  await opensIn({ channel: 'C-INC-1' });
  await opensIn(second);
  const line = 'resolve 1 replica restarted';
  expect(await says(line, second)).toMatch(
    /^This is the room of incident 2, and “1” may be incident 1 or the first word/,
  );
  expect(await says('note 404 answers an hour', second)).toMatch(/^There is no incident 404\./);
  expect(await presses('Incident 2', 'note 404 answers an hour', second)).toBe('Noted in the timeline of Incident 2.');
  expect(await says('note 1 Look here', team)).toBe('Noted in the timeline of Incident 1.');
  expect(await says('note 2 pools are full', second)).toBe('Noted in the timeline of Incident 2.');
  expect(await says('note #1 Look there', second)).toBe('Noted in the timeline of Incident 1.');
  expect(await presses('Incident 2', line, second)).toMatch(/^Incident 2 is resolved\./);
  expect((await incident('incident/2')).resolved?.text).toBe('1 replica restarted');
  expect(await presses('Incident 1', 'reopen 1 replica is back', second)).toMatch(/^Incident 1 is open already/);
  expect(await presses('Incident 1', line, second)).toMatch(/^Incident 1 is resolved\./);
  expect((await incident('incident/1')).resolved?.text).toBe('replica restarted');
});

test('what a card asks for is said of its incident, wherever it is pressed', async () => {
  const { opensIn, saysWords, incident } = places();
  await opensIn({ channel: 'C-INC-1' });
  await opensIn(second);
  const press = async (label: string) => {
    const { words, asks } = buttonOf(card(await incident('incident/1'), settings), label);
    return saysWords([...words, ...(asks ? ['1 pool is full'] : [])], second);
  };
  expect(await press('Add a note')).toBe('Noted in the timeline of Incident 1.');
  expect(await press('Resolve')).toMatch(/^Incident 1 is resolved\./);
  expect(await press('Reopen')).toMatch(/^Incident 1 is open again/);
});
