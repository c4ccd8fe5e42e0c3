import { expect, test } from 'vitest';
import { turns } from '../../src/journal/turns.ts';

test('those who want the same thing go one after another, in the order they came', async () => {
  const inTurn = turns(60_000);
  const { gates, started, enter } = entrance();
  const all = ['one', 'two', 'three'].map((name) => inTurn('same', enter(name)));
  await tick();
  expect(started).toEqual(['one']);
  gates.get('one')?.();
  await all[0];
  await tick();
  expect(started).toEqual(['one', 'two']);
  gates.get('two')?.();
  await all[1];
  await tick();
  gates.get('three')?.();
  expect(await Promise.all(all)).toEqual(['one', 'two', 'three']);
});

test('those who want different things do not wait for each other', async () => {
  const inTurn = turns(60_000);
  const { gates, started, enter } = entrance();
  const all = ['one', 'two'].map((name) => inTurn(name, enter(name)));
  await tick();
  expect(started).toEqual(['one', 'two']);
  for (const open of gates.values()) open();
  await Promise.all(all);
});

test('one that fails lets the next in', async () => {
  const inTurn = turns(60_000);
  const failing = inTurn('same', async () => {
    throw new Error('lost');
  });
  const next = inTurn('same', async () => 'next');
  await expect(failing).rejects.toThrow('lost');
  expect(await next).toBe('next');
});

test('one that hangs does not keep the others for ever', async () => {
  const inTurn = turns(10);
  void inTurn('same', () => new Promise(() => undefined));
  expect(await Promise.all([1, 2, 3].map((number) => inTurn('same', async () => number)))).toEqual([1, 2, 3]);
});

const tick = () => new Promise((resolve) => setImmediate(resolve));

function entrance() {
  const gates = new Map<string, () => void>();
  const started: string[] = [];
  const enter = (name: string) => async () => {
    started.push(name);
    await new Promise<void>((open) => {
      gates.set(name, open);
    });
    return name;
  };
  return { gates, started, enter };
}
