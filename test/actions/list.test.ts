import { expect, test } from 'vitest';
import { tierOf } from './acting.ts';
import { desk } from './desk.ts';

test('what waits for a second person is listed with what this person may press', async () => {
  const { says, newest } = desk(tierOf());
  expect(await says('bo', 'actions')).toBe('No action waits for anybody\n\nNothing was done lately.');
  await says('bo', 'scale-pool oltp primary_pool');
  const stream = await newest();
  const cem = await says('cem', 'actions');
  expect(cem).toContain('Actions: 1 to be decided');
  expect(cem).toMatch(/scale-pool oltp primary_pool waits for a second person to approve it until/);
  expect(cem).toContain('It does scale-pool primary_pool.');
  expect(cem).toContain(`Approve: /db approve ${stream}`);
  const bo = await says('bo', 'actions');
  expect(bo).toContain(`Reject: /db reject ${stream}`);
  expect(bo).not.toMatch(/Approve:|Break-glass:/);
  await says('ana', 'scale-pool oltp read_replica_pool');
  expect(await says('ana', 'actions')).toMatch(/2 to be decided[\s\S]*Break-glass: \/db break-glass action\//);
});

test('what somebody has only looked at is theirs alone', async () => {
  const { says, newest } = desk(tierOf());
  await says('bo', 'cancel oltp 4711');
  expect(await says('cem', 'actions')).toContain('No action waits for anybody');
  expect(await says('bo', 'actions')).toContain(`cancel oltp 4711: /db confirm ${await newest()}`);
});

test('what nobody knows of stands first, to be settled by those who may', async () => {
  const { says, newest } = desk(tierOf({ outcome: async () => ({ outcome: 'unknown', error: 'cut off', ms: 1 }) }));
  await says('ana', 'cancel oltp 4711');
  const stream = await newest();
  await says('ana', `confirm ${stream}`);
  await says('ana', 'scale-pool oltp primary_pool');
  const listed = await says('bo', 'actions');
  expect(listed).toMatch(/1 to be decided, 1 to be settled[\s\S]*Nobody knows[\s\S]*cut off[\s\S]*To be decided/);
  expect(listed).toContain(`It was not done: /db settle ${stream} not-done`);
  await says('bo', `settle ${stream} done`);
  expect(await says('bo', 'actions')).toMatch(/Lately[\s\S]*cancel oltp 4711 done, says u-bo/);
});

test('what was done last can be taken back, unless something was done to the same thing after it', async () => {
  const tier = tierOf({ undo: ['scale-pool', 'oltp', 'primary_pool'] });
  const { says, newest, clock } = desk(tier);
  const done = async () => {
    clock.advance(60_000);
    await says('ana', 'cancel oltp 4711');
    await says('ana', `confirm ${await newest()}`);
  };
  await done();
  const button = 'Take it back: scale-pool oltp primary_pool: /db scale-pool oltp primary_pool';
  expect((await says('ana', 'actions')).split(button)).toHaveLength(2);
  await done();
  expect((await says('ana', 'actions')).split(button)).toHaveLength(2);
  expect(await says('ana', 'actions')).toMatch(/(cancel oltp 4711 done[\s\S]*){2}/);
});

test('what was asked for first and done last is what can be taken back', async () => {
  const { says, newest, clock } = desk(tierOf({ undo: ['scale-pool', 'oltp', 'primary_pool'] }));
  const asked = async (word: string) => {
    clock.advance(60_000);
    await says('ana', `cancel oltp 4711 ${word}`);
    return newest();
  };
  const [first, second] = [await asked('first'), await asked('second')];
  for (const stream of [second, first]) {
    clock.advance(60_000);
    await says('ana', `confirm ${stream}`);
  }
  const told = await says('ana', 'actions');
  expect(told).toMatch(/4711 first done[\s\S]*4711 second done/);
  expect(told.match(/Take it back: .*/g)).toEqual([
    'Take it back: scale-pool oltp primary_pool first: /db scale-pool oltp primary_pool first',
  ]);
});

test('an action of an incident is listed with its number', async () => {
  const { says, opens, records } = desk(tierOf());
  const { stream } = await opens();
  await records(stream, 'bot', { type: 'room opened', attempt: 'room/1', room: { channel: 'C-INC' } });
  await says('ana', 'scale-pool oltp primary_pool', 'C-INC');
  expect(await says('bo', 'actions')).toMatch(/\(action 1 1\)[\s\S]*Approve: \/db approve 1 1/);
});
