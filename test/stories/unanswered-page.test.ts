import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, eli, fay, kim, mail, slack } = await scene({ overlays: ['test/stories/config/quick'] });

test('a page nobody answers goes up the path, level by level, and the last one repeats', async () => {
  await kim.asks('/db open database-outage oltp Nobody can log in');
  expect(await ana.isPaged()).toMatch(/1 of 4 · next: Bo Example, Engineering Manager at/);
  expect(await bo.isPaged()).toMatch(/2 of 4 · next: Eli Example, Chief Technology Officer at/);
  expect(await eli.isPaged()).toMatch(/3 of 4 · next: Fay Example, Chief Executive Officer at/);
  expect(await fay.isPaged()).toMatch(/4 of 4 · next: Fay Example, Chief Executive Officer at/);
  await fay.reads(/4 of 4, again/);

  await fay.presses('Acknowledge');
  await fay.isTold(/Incident 1 is yours/);
  for (const one of [ana, bo, eli, fay]) await one.reads(/@fay acknowledged at .*Nothing more to do/);
});

test('nobody is paged before the deadline that the page before announced', () => {
  for (const [before, after] of [
    ['ana', 'bo'],
    ['bo', 'eli'],
    ['eli', 'fay'],
  ] as const)
    expect(Number(slack.dm(after)[0]?.ts)).toBeGreaterThanOrEqual(announced(before));
});

test('each was paged by mail, too', async () => {
  for (const name of ['ana', 'bo', 'eli', 'fay']) await mail.mail(({ to }) => to.includes(`${name}@example.com`));
});

/** When the first page to somebody said that the next level would be paged; the log keeps it as it was sent. */
function announced(who: string): number {
  const first = slack.dm(who)[0];
  const sent = slack.log.entries.find((entry) => entry.kind === 'posted' && entry.message.ts === first?.ts);
  const times = [...JSON.stringify(sent).matchAll(/<!date\^(\d+)/g)].map(([, at]) => Number(at));
  return Math.max(...times);
}
