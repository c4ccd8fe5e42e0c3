import { expect, test } from 'vitest';
import { checklistsFrom, openStep, type Place } from '../../src/checklists/checklist.ts';
import { answered, done, skip, start, started, stepNamed } from '../../src/checklists/decisions.ts';
import type { Silence } from '../../src/tiers/tiers.ts';
import { type Event, historyOf, refusal } from '../incidents/story.ts';

const runbook = {
  ...{ name: 'pools', title: 'Pools', hash: 'a1' },
  steps: [
    { number: 1, title: 'Look', ask: ['pools', 'oltp'], expect: 'rows.all(r, r.pending <= 5)' },
    { number: 2, title: 'Ask who deployed' },
    { number: 3, title: 'Write it down' },
  ],
};
const silence: Silence = { tier: 'oltp', question: 'pools', kind: 'silent', sentence: 'oltp is silent.', ms: 5000 };
const proof = (proven: boolean) => ({ rule: 'r', proven, why: proven ? 'pending is 2' : 'pending is 9' });
const began: Event = ['09:00', 'U-ANA', started(1, runbook)];
const again: Event = ['09:01', 'U-ANA', started(2, { ...runbook, name: 'other', title: 'Other' })];
const step = { checklist: 1, step: 1 };
const proven: Event = ['09:02', 'bot', { type: 'step answered', ...step, asked: silence, proof: proof(true) }];

const place = (...events: Event[]): Place => ({
  ...{ word: '7', called: 'Incident 7', closed: false, checklists: checklistsFrom(historyOf(events)) },
});
const states = ({ checklists: [first] }: Place) => first?.steps.map(({ state }) => state.kind);
const open = ({ checklists: [first] }: Place) => first && openStep(first)?.number;

test('the open step is the first that is not closed, in whatever order they were closed', () => {
  expect(open(place(began))).toBe(1);
  expect(open(place(began, ['09:02', 'U-BO', { type: 'step done', checklist: 1, step: 2 }]))).toBe(1);
  expect(open(place(began, proven, ['09:03', 'U-BO', { type: 'step done', checklist: 1, step: 2 }]))).toBe(3);
});

test('a step is ticked by proof, and the tick is taken back when it holds no longer', () => {
  const ticked = place(began, proven);
  expect(states(ticked)).toEqual(['proven', 'open', 'open']);
  const facts = answered(ticked, '1', silence, proof(false));
  expect(facts.map(({ type }) => type)).toEqual(['step reopened', 'step answered']);
  const after = place(began, proven, ...facts.map((fact): Event => ['09:05', 'bot', fact]));
  expect(states(after)).toEqual(['answered', 'open', 'open']);
  expect(open(after)).toBe(1);
});

test('a step that is proven already is not proven again by whoever asked at the same time', () => {
  expect(answered(place(began), '1', silence, proof(true))).toMatchObject([{ type: 'step answered' }]);
  expect(answered(place(began, proven), '1', silence, proof(true))).toEqual([]);
});

test('an answer without proof does not take back what a person did', () => {
  const late: Event = ['09:04', 'bot', { type: 'step answered', ...step, asked: silence, proof: proof(false) }];
  expect(states(place(began, ['09:03', 'U-BO', { type: 'step done', ...step }], late))).toEqual([
    'done',
    'open',
    'open',
  ]);
});

test('a step is done once, and whoever is second is told by whom', () => {
  expect(done(place(began), '2', ' told Bo ')).toEqual([{ type: 'step done', checklist: 1, step: 2, note: 'told Bo' }]);
  const ticked = place(began, ['09:03', 'U-BO', { type: 'step done', checklist: 1, step: 2 }]);
  expect(refusal(() => done(ticked, '2'))).toBe('Step 2 is already done by u-bo, since 2026-11-22 09:03:00 UTC.');
  expect(refusal(() => skip(place(began, proven), '1', 'no need'))).toBe(
    'Step 1 is already proven by its question, since 2026-11-22 09:02:00 UTC.',
  );
});

test('a step is skipped with a reason', () => {
  expect(skip(place(began), '3', 'not ours')).toEqual([
    { type: 'step skipped', checklist: 1, step: 3, reason: 'not ours' },
  ]);
  expect(refusal(() => skip(place(began), '3', ' '))).toBe('Skipping a step needs a reason: /db skip 7 3 <reason>.');
});

test('a step is named by its number, and with its checklist where there are several', () => {
  expect(stepNamed(place(began), '3').step.title).toBe('Write it down');
  expect(stepNamed(place(began, again), '2.3').checklist.title).toBe('Other');
  expect(refusal(() => stepNamed(place(began, again), '3'))).toBe('Incident 7 has 2 checklists; say which, as in 1.3.');
  expect(refusal(() => stepNamed(place(began), '9'))).toBe('Incident 7 has no step 9; expected 1 to 3.');
  expect(refusal(() => stepNamed(place(began), 'three'))).toContain('"three" is not a step');
  expect(refusal(() => stepNamed(place(), '1'))).toBe('Incident 7 has no checklist. Start one: /db start <runbook>.');
});

test('the same runbook is not worked through twice at once', () => {
  expect(start(place(began), { ...runbook, name: 'other' })).toMatchObject([{ checklist: 2, runbook: 'other' }]);
  expect(refusal(() => start(place(began), runbook))).toBe(
    'Incident 7 is working through "Pools" already; u-ana began it at 2026-11-22 09:00:00 UTC.',
  );
});

test('what is closed stays as it is', () => {
  expect(refusal(() => done({ ...place(began), closed: true }, '1'))).toBe(
    'Incident 7 is closed: its checklist stays as it is.',
  );
});
