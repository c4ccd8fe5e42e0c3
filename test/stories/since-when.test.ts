import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';

const { bo, ana, kim, bot, oltp } = await scene({
  overlays: ['test/stories/config/eager', 'test/stories/config/remarked'],
});

const statusThat = (looks: RegExp) =>
  until(
    () => bo.asks('/db status'),
    (answer) => looks.test(answer),
  );
const remark = "The workers may hold the connections that oltp's requests wait for.";

test('four lights say how the tiers stand and since when', async () => {
  const answer = await statusThat(/ok olap since \d\d:\d\d:\d\d: health, pools/);
  expect(answer.split('\n').filter((line) => /^(🟢|🟡|🔴|⚪|⚫) /u.test(line))).toHaveLength(4);
  expect(answer).not.toContain(remark);
});

test('what comes is said with its reason, and what another tier explains of it; a bot that starts again still knows since when', async () => {
  await oltp('update connection_pool_metrics set pending_acquires = 30');
  const looks = /🔴 critical oltp since (\S+): pools: oltp primary_pool: pending 30, .*rule row\.pending > 10\.0/;
  const before = await statusThat(looks);
  expect(before).toContain(`↔ ${remark}`);
  expect(bo.buttons(/The workers may hold/)).toEqual(expect.arrayContaining(['connections oltp', 'workers queue']));
  await bot.stop();
  await bot.start();
  expect(looks.exec(await statusThat(looks))?.[1]).toBe(looks.exec(before)?.[1]);
});

test('what all see is shared, and says who asked', async () => {
  await ana.asks('/db status');
  await ana.presses('Share in this room', /critical oltp/);
  expect(await kim.reads(/critical oltp since/)).toMatch(/asked \S+ by @ana/);
});
