import { expect, test } from 'vitest';
import { tierOf } from './acting.ts';
import { desk } from './desk.ts';

test('what one person may do is done when they have read what it does, and is looked at afterwards', async () => {
  const tier = tierOf();
  const { says, newest, tells } = desk(tier);
  expect(await says('ana', 'cancel oltp 4711')).toContain('It does cancel 4711.');
  expect(tier.done).toBe(0);
  const stream = await newest();
  expect(await says('ana', `confirm ${stream}`)).toMatch(
    /done at .*, 1 row: pid 4711, sent yes[\s\S]*Verified: It is gone\./,
  );
  expect(tier.done).toBe(1);
  expect(await tells(stream)).toEqual([
    'u-ana asked for cancel oltp 4711 (action 1): It does cancel 4711.',
    'u-ana began action 1.',
    'Action 1 is done, 1 row.',
    'After action 1: It is gone.',
  ]);
});

test('a value that has changed since voids it, and says what changed', async () => {
  const tier = tierOf();
  const { says, newest, tells } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  tier.seen = [{ pid: 4711, state: 'idle' }];
  const stream = await newest();
  expect(await says('ana', `confirm ${stream}`)).toContain(
    'Nothing was done, because it is not as it was: state was active and is idle now.',
  );
  expect(tier.done).toBe(0);
  expect(await says('ana', `confirm ${stream}`)).toContain('is void since');
  expect((await tells(stream)).at(-1)).toBe('Action 1 is void: state was active and is idle now.');
});

test('what is void is asked for again as it was typed, and so looked at anew', async () => {
  const tier = tierOf({ taken: ['17'] });
  const { says, newest, acting, chat, tick } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  await tick();
  const shown = () => JSON.stringify(chat.shown('C-OPS')[0]);
  expect(shown()).toContain('scale-pool oltp primary_pool 17');
  tier.seen = [{ pid: 4711, state: 'idle' }];
  await says('bo', `approve ${await newest()}`);
  await tick();
  expect(shown()).toContain('"words":["scale-pool","oltp","primary_pool"]');
  expect((await acting.prepare('scale-pool', 'oltp', ['primary_pool'])).arguments).toEqual(['primary_pool', '17']);
});

test('a target that is gone voids it', async () => {
  const tier = tierOf();
  const { says, newest } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  tier.seen = [];
  expect(await says('ana', `confirm ${await newest()}`)).toContain('The target is gone, or was never there.');
  expect(tier.done).toBe(0);
});

test('nothing changed is a normal answer', async () => {
  const tier = tierOf({ outcome: async () => ({ outcome: 'gone', why: 'it is another statement now', ms: 2 }) });
  const { says, newest } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  expect(await says('ana', `confirm ${await newest()}`)).toContain('nothing changed: it is another statement now');
});

test('two press at once: it is done once, and the other is told', async () => {
  const tier = tierOf();
  const { says, newest } = desk(tier);
  await says('ana', 'scale-pool oltp primary_pool');
  const stream = await newest();
  const told = await Promise.all([says('bo', `approve ${stream}`), says('cem', `approve ${stream}`)]);
  expect(tier.done).toBe(1);
  expect(told.filter((answer) => /done at/.test(answer))).toHaveLength(1);
  expect(told.filter((answer) => /scale-pool on oltp (was begun by|ended)/.test(answer))).toHaveLength(1);
});

test('how far it is stands in the title, and many ids are told by their number', async () => {
  const tier = tierOf({ taken: ['1795369707452125,1795369707512941,1795369707527710'] });
  const { says, newest, tick, chat, tells } = desk(tier);
  const title = () => JSON.stringify(chat.shown('C-OPS')[0]).match(/"scale-pool · oltp: ([^"]+)"/)?.[1];
  await says('ana', 'scale-pool oltp primary_pool');
  await tick();
  expect(title()).toBe('waits for a second person');
  expect(JSON.stringify(chat.shown('C-OPS')[0])).toMatch(
    /scale-pool oltp primary_pool \(3 values\).* · action\/\w+ · hash /,
  );
  expect(await says('ana', 'actions')).toContain('scale-pool oltp primary_pool (3 values) waits for');
  tier.holds = false;
  await says('bo', `approve ${await newest()}`);
  await tick();
  expect(title()).toBe('done, not as wanted');
  expect((await tells(await newest()))[0]).toContain('asked for scale-pool oltp primary_pool (3 values) (action 1)');
});

test('nobody confirms what somebody else asked for', async () => {
  const tier = tierOf();
  const { says, newest } = desk(tier);
  await says('ana', 'cancel oltp 4711');
  expect(await says('bo', `confirm ${await newest()}`)).toContain('u-ana asked for this and confirms it alone.');
  expect(tier.done).toBe(0);
});

test('a member, an alert, a schedule and a limit change nothing', async () => {
  const { says } = desk(tierOf());
  expect(await says('dee', 'cancel oltp 4711')).toContain('/db cancel is not for you: your role here is member.');
  expect(await says('kim', 'approve 1 1')).toContain('/db approve is not for you');
});
