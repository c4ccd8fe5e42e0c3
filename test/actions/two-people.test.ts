import { expect, test } from 'vitest';
import { tierOf } from './acting.ts';
import { desk } from './desk.ts';

test('what needs two people is shown in the room with what it would do, and the second one does it', async () => {
  const tier = tierOf({ because: 'it is beyond the advice' });
  const { says, newest, tick, chat } = desk(tier);
  expect(await says('ana', 'cancel oltp 4711')).toContain('This needs a second person: it is beyond the advice.');
  await tick();
  const shown = JSON.stringify(chat.shown('C-OPS')[0]);
  for (const word of [
    'It does cancel 4711.',
    'beyond the advice',
    'select cancel($1)',
    '"approve"',
    '"reject"',
    'Update',
  ])
    expect(shown).toContain(word);
  expect(shown).toContain('RowExclusiveLock on connection_pool_config');
  const stream = await newest();
  expect(await says('ana', `approve ${stream}`)).toContain('You asked for this, so somebody else approves it.');
  expect(await says('bo', `approve ${stream}`)).toMatch(/done at/);
  expect(tier.done).toBe(1);
  await tick();
  const after = JSON.stringify(chat.shown('C-OPS')[0]);
  expect(after).toContain('U-BO');
  expect(after).not.toContain('"approve"');
});

test('a long statement is shown whole, in pieces that Slack takes', async () => {
  const statement = `update jobs set status = 'queued'\n${'  -- a line of it that is no surprise\n'.repeat(250)}  where id = $1`;
  const { says, tick, chat } = desk(tierOf({ statement }));
  await says('ana', 'scale-pool oltp primary_pool');
  await tick();
  const parts = chat.shown('C-OPS').flatMap((message) => message.parts);
  const pieces = parts.flatMap((part) => (part.type === 'code' ? [part.text] : []));
  expect(pieces.join('')).toContain(statement);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(3000);
});

test('a value that has changed voids the approval', async () => {
  const tier = tierOf();
  const { says, newest, tells } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  tier.seen = [{ pid: 4711, state: 'idle' }];
  expect(await says('bo', `approve ${await newest()}`)).toContain('state was active and is idle now');
  expect(tier.done).toBe(0);
  expect((await tells(await newest())).join()).not.toContain('approved');
});

test('rejected with a reason, nothing is done, and both are told who and why', async () => {
  const tier = tierOf();
  const { says, newest } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  await says('bo', `reject ${await newest()} The import ends soon`);
  expect(await says('cem', `approve ${await newest()}`)).toMatch(/was rejected by u-bo at .*: The import ends soon\./);
  expect(tier.done).toBe(0);
});

test('nobody approves within ten minutes of the journal’s clock: it is void', async () => {
  const tier = tierOf();
  const { says, newest, tick, tells, clock, chat } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  await tick();
  clock.advance(600_000);
  expect(await says('bo', `approve ${await newest()}`)).toContain('is too old to decide upon now');
  await tick();
  expect((await tells(await newest())).at(-1)).toBe('Action 1 is void: nobody approved it within 10 min.');
  expect(JSON.stringify(chat.shown('C-OPS')[0])).toContain('Ask for it again');
  expect(tier.done).toBe(0);
});

test('the glass is broken by those who may, with a reason, and the room and the team are told', async () => {
  const tier = tierOf();
  const { says, newest, tick, chat } = desk(tier);
  await says('bo', 'scale-pool oltp primary_pool');
  expect(await says('bo', `break-glass ${await newest()} nobody answers`)).toContain('/db break-glass is not for you');
  expect(tier.done).toBe(0);
  expect(await says('ana', `break-glass ${await newest()} nobody answers`)).toMatch(/done at/);
  await tick();
  for (const room of ['C-OPS', 'C-TEAM']) expect(JSON.stringify(chat.shown(room))).toContain('Break-glass');
  expect(JSON.stringify(chat.shown('C-TEAM'))).toContain('scale-pool oltp primary_pool');
});

test('asked for in the room of an incident, it belongs to the incident', async () => {
  const tier = tierOf();
  const { says, opens, records, tells } = desk(tier);
  const { stream } = await opens();
  await records(stream, 'bot', { type: 'room opened', attempt: 'room/1', room: { channel: 'C-INC' } });
  await says('ana', 'scale-pool oltp primary_pool', 'C-INC');
  await says('bo', 'approve 1 1', 'C-INC');
  expect((await tells(stream)).slice(-4)).toEqual([
    'u-bo approved action 1.',
    'u-bo began action 1.',
    'Action 1 is done, 1 row.',
    'After action 1: It is gone.',
  ]);
  expect(await says('ana', 'timeline 1', 'C-INC')).toContain('u-bo approved action 1.');
  expect(tier.done).toBe(1);
});

test('what has to be so for a minute is not approved before, and a value that changed meanwhile voids it', async () => {
  const tier = tierOf({ waitMs: 60_000 });
  const { says, newest, clock } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  const stream = await newest();
  clock.advance(59_000);
  expect(await says('bo', `approve ${stream}`)).toMatch(/has to be so for 1 min.*: decide upon it from .* on\./);
  expect(await says('ana', `break-glass ${stream} nobody answers`)).toContain('has to be so for 1 min');
  expect(tier.done).toBe(0);
  clock.advance(1000);
  expect(await says('bo', `approve ${stream}`)).toMatch(/done at/);
});
