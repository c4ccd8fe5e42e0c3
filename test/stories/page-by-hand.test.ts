import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, cem, dee, eli, gus, mail } = await scene();

test('somebody is paged by hand: by mention, by name or by role', async () => {
  await bo.asks('/db open performance-degradation low oltp A little slow');
  expect(await bo.asks('/db page 1 @dee')).toBe('The page for Incident 1 is on its way.');
  expect(await dee.isPaged()).toMatch(/LOW · INCIDENT 1(.|\n)*@bo asks for you/);
  await mail.mail(({ to }) => to.includes('dee@example.com'));
  await bo.asks('/db page 1 eli');
  await eli.isPaged();
  await bo.asks('/db page 1 security-team');
  await gus.isPaged();
});

test('without a name the next level is paged before its deadline', async () => {
  await ana.asks('/db open performance-degradation high oltp Very slow');
  await ana.isPaged();
  await cem.isPaged();
  await ana.presses('Page the next level now', /INCIDENT 2/);
  await ana.isTold(/^The page for Incident 2 is on its way\./);
  await bo.isPaged();
});

test('nobody of that name, or no level to page, is answered with whom one can page', async () => {
  expect(await bo.asks('/db page 1 kim')).toMatch(/^people\.yml knows nobody by kim.* I can page database-lead, /);
  expect(await bo.asks('/db page 1')).toMatch(/^Incident 1 is low and pages nobody by itself\. Name whom to page/);
  expect(await bo.asks('/db page 9 @dee')).toMatch(/^There is no incident 9\./);
});
