import { expect, test } from 'vitest';
import { everyMs, start, watched } from './watched.ts';

test('it keeps since when each question stands as it does, and a bot that starts again knows it', async () => {
  const { bot, lights, admin } = await watched();
  const { lookAt } = bot();
  await lookAt(1);
  await admin('alter table waiting rename to hidden');
  await lookAt(2);
  await bot().lookAt(3);
  const minute = (at: number) => new Date(start + at * everyMs);
  expect(await lights.all()).toMatchObject([
    { tier: 'queue', question: 'queue', state: 'unknown', since: minute(2), seen: minute(3) },
  ]);
});
