import { expect, test } from 'vitest';
import { watched, words } from './watched.ts';

test('a bot that starts again says nothing twice', async () => {
  const { bot, wait, said, open } = await watched();
  const before = bot();
  await wait('mail', 130);
  await before.lookAt(1);
  await before.lookAt(2);
  open.clear();
  await bot().lookAt(3);
  expect(words(said)).toHaveLength(1);
});

test('what was not recorded is said again with the next sample, and is an error in the log each time', async () => {
  const { bot, wait, said, lines } = await watched();
  const { lookAt } = bot({
    say: async (spoken, call) => {
      said.push({ words: spoken, call });
      return '/db open is not for you.';
    },
  });
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  await lookAt(3);
  expect(words(said)).toHaveLength(2);
  expect(lines).toEqual(Array(2).fill('a limit holds and could open no incident: nobody is told'));
});

test('the title of an incident fits, however long the name of what is in trouble', async () => {
  const { bot, wait, said } = await watched();
  const { lookAt } = bot();
  await wait('q'.repeat(300), 130);
  await lookAt(1);
  await lookAt(2);
  const [opening = []] = words(said);
  expect(opening.at(-1)).toMatch(/^More than 100 jobs wait in a queue: q{163}…$/);
});

test('whoever resolves it while it still holds is left in peace', async () => {
  const { bot, wait, said, open } = await watched();
  const { lookAt } = bot();
  await wait('mail', 130);
  await lookAt(1);
  await lookAt(2);
  open.clear();
  await lookAt(3);
  await wait('mail', 1);
  await lookAt(4);
  await lookAt(5);
  expect(words(said)).toHaveLength(1);
});
