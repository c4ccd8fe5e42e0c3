import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, cem, dee, eli, gus, kim, mail } = await scene();

test('whoever opens is told how bad it is and who is paged, so that a severity nobody meant is seen', async () => {
  expect(await bo.asks('/db open performance-degradation low disk space on oltp')).toBe(
    'Incident 1 is open. It is low: nobody is paged. To page, raise it: /db severity 1 high\n[ Raise to high ]',
  );
  expect(await kim.asks('/db open data-integrity low stock')).toMatch(
    /have an operator raise it: \/db severity 2 high$/,
  );
  expect(await ana.asks('/db open performance-degradation high oltp Very slow')).toBe(
    'Incident 3 is open. It is high; paged first: Ana Example, Database Lead; Cem Example, on call. Its room is on its way.',
  );
});

test('somebody is paged by hand: by mention, by name or by role', async () => {
  expect(await bo.asks('/db page 1 @dee')).toBe('The page for Incident 1 is on its way.');
  expect(await dee.isPaged()).toMatch(/LOW · INCIDENT 1(.|\n)*@bo asks for you/);
  await mail.mail(({ to }) => to.includes('dee@example.com'));
  await bo.asks('/db page 1 eli');
  await eli.isPaged();
  await bo.asks('/db page 1 security-team');
  await gus.isPaged();
});

test('without a name the next level is paged before its deadline', async () => {
  await ana.isPaged();
  await cem.isPaged();
  await ana.presses('Page the next level now', /INCIDENT 3/);
  await ana.isTold(/^The page for Incident 3 is on its way\./);
  await bo.isPaged();
});

test('nobody of that name, or no level to page, is answered with whom one can page', async () => {
  expect(await bo.asks('/db page 1 kim')).toMatch(/^people\.yml knows nobody by kim.* I can page database-lead, /);
  expect(await bo.asks('/db page 1')).toMatch(/^Incident 1 is low and pages nobody by itself\. Name whom to page/);
  expect(await bo.asks('/db page 9 @dee')).toMatch(/^There is no incident 9\./);
});
