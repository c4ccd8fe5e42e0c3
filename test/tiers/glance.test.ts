import { expect, test } from 'vitest';
import { glance } from '../../src/tiers/glance.ts';
import type { Light } from '../../src/tiers/light.ts';
import type { Question } from '../../src/tiers/tiers.ts';
import { pools, silent } from './answers.ts';

const question = (name: string, ask?: string): Question => ({
  ...{ name, summary: '', topic: 'Vital signs', tiers: ['oltp', 'queue', 'olap'], arguments: [], public: true },
  ...(ask !== undefined && { ask }),
});
const questions = [question('health'), question('pools', 'oltp')];
const short = pools([['primary_pool', 12, '96.00']], {
  verdict: 'critical',
  because: [{ verdict: 'critical', rule: 'row.pending > 10.0', row: 0 }],
});
const well = (tier: string) => pools([['a', 1, 2]], { tier, question: 'health' });
const since = new Date('2026-11-22T09:12:00Z');
const light = (tier: string, asked: string, state: string): Light => ({
  ...{ tier, question: asked, state, since, seen: new Date('2026-11-22T09:26:00Z'), ageMs: 3_000 },
});
const seen = (asked: Parameters<typeof glance>[0]['asked'], lights: readonly Light[] | undefined = []) =>
  glance({ asked, questions, lights, remarks: [] });
const lines = (message: ReturnType<typeof seen>) =>
  message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));

test('the silent tier comes first and the well one last, each with its reason', () => {
  const message = seen([well('olap'), short, silent('queue'), well('oltp')]);
  expect(message.summary).toBe('2 of 3 tiers are not ok: queue silent, oltp critical.');
  expect(lines(message)).toEqual([
    ['⚫ silent ', { bold: 'queue' }, ': ', 'queue is silent: no connection after 2.0 s.'],
    ['🔴 critical ', { bold: 'oltp' }, ': ', 'pools: ', 'pending 12, rule ', { code: 'row.pending > 10.0' }],
    ['🟢 ok ', { bold: 'olap' }, ': ', 'health'],
  ]);
  expect(message.parts.at(-1)).toMatchObject({
    buttons: [{ words: ['health', 'queue'] }, { words: ['pools', 'oltp'] }],
  });
  expect(seen([short]).summary).toBe('1 of 1 tiers is not ok: oltp critical.');
  expect(seen([well('oltp')]).summary).toBe('All 1 tiers are ok.');
});

test('each says since when it is so, or what it was when the watch looked last', () => {
  const [first, second] = lines(
    seen([short, well('oltp'), well('olap')], [light('oltp', 'pools', 'ok'), light('olap', 'health', 'ok')]),
  );
  expect(JSON.stringify(first)).toContain(JSON.stringify(' only now (ok at '));
  expect(second).toEqual(['🟢 ok ', { bold: 'olap' }, ' since ', { time: since, ago: true }, ': ', 'health']);
});

test('when the journal does not answer it says so, and has its lights all the same', () => {
  const message = glance({ asked: [short], questions, lights: undefined, remarks: [] });
  expect(message.parts.at(-2)).toEqual({
    type: 'note',
    text: ['Since when is not known: the journal does not answer.'],
  });
  expect(lines(message)).toHaveLength(1);
});

test('what else is not well is named behind the reason', () => {
  const warned = pools([], { question: 'health', verdict: 'warning' });
  const [line] = lines(seen([warned, short]));
  expect(line?.at(-1)).toBe(' (health warning)');
});

test('a tier is not black because another holds its pools and is silent: they are unknown', () => {
  const lost = { ...silent('olap'), question: 'pools', sentence: 'oltp is silent.' };
  expect(lines(seen([well('olap'), lost]))).toEqual([
    ['⚪ unknown ', { bold: 'olap' }, ': ', 'pools: ', 'oltp is silent.'],
  ]);
});

test('what the tiers explain of each other stands below the lights, with what to ask', () => {
  const remarks = [
    {
      says: 'The workers may hold them.',
      next: [
        ['connections', 'oltp'],
        ['pools', 'oltp'],
      ],
    },
  ];
  const message = glance({ asked: [short], questions, lights: [], remarks });
  expect(message.parts.slice(1)).toMatchObject([
    { type: 'text', text: ['↔ The workers may hold them.'] },
    { type: 'buttons', buttons: [{ label: 'pools oltp' }, { label: 'connections oltp' }] },
  ]);
});
