import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { bo, room } = await scene();

test('the steps of a runbook: done with a note, skipped with a reason, asked again with a proof', async () => {
  await bo.asks('/db open connection-pool-exhaustion oltp The pool is short');
  await bo.goesTo(await room(1));
  await bo.reads(/1\. See which pools are short · proven/);
  await bo.reads(/next: Find who holds the connections/);
  expect(await bo.asks('/db done 3 The import holds them')).toBe('Step 3 of Incident 1 is done.');
  await bo.reads(/3\. Find who holds the connections · done\n@bo at \S+, not proven: The import holds them/);
  expect(await bo.asks('/db skip 8 It is no load')).toBe('Step 8 of Incident 1 is skipped.');
  await bo.reads(/8\. If it is load: give the short pool more room · skipped\n@bo skipped it at \S+: It is no load/);
  expect(await bo.asks('/db run 10')).toMatch(/^POOLS · OLTP: \S+ OK/);
  await bo.reads(/10\. The pools of OLTP have room again · proven/);
  expect(await bo.asks('/db note 1 The import is being stopped')).toBe('Noted in the timeline of Incident 1.');
  expect(await bo.asks('/db timeline')).toContain('@bo: The import is being stopped');
});

test('what cannot be is refused with what is true and what to type', async () => {
  expect(await bo.asks('/db skip 9')).toBe(
    'I understood incident step 9, then found nothing more, where I expected the reason. Usage: /db skip [incident] <step> <reason…>',
  );
  expect(await bo.asks('/db done 3')).toMatch(/^Step 3 is already done by @bo, since /);
  expect(await bo.asks('/db skip 8 Once more')).toMatch(/^Step 8 is already skipped by @bo at \S+: It is no load\.$/);
  expect(await bo.asks('/db done 40')).toBe('Incident 1 has no step 40; expected 1 to 13.');
  expect(await bo.asks('/db run 9')).toBe('Step 9 has no question: it is done by hand. /db done 1 9 ticks it.');
  expect(await bo.asks('/db note')).toContain(
    'where I expected what you want to note. Usage: /db note [incident] <text…>',
  );
});

test('another runbook is begun beside the first, and a step then says which', async () => {
  expect(await bo.asks('/db start performance-degradation')).toBe('“Performance degradation” begins in Incident 1.');
  expect(await bo.asks('/db done 5')).toBe('Incident 1 has 2 checklists; say which, as in 1.5.');
  expect(await bo.asks('/db done 2.5 A deployment at noon')).toBe('Step 2.5 of Incident 1 is done.');
  expect(await bo.asks('/db start performance-degradation')).toMatch(
    /^Incident 1 is working through "Performance degradation" already; @bo began it at /,
  );
  expect(await bo.asks('/db start performance-degredation')).toBe(
    'There is no runbook “performance-degredation”. Did you mean performance-degradation?',
  );
});
