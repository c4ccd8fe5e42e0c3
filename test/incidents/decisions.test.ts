import { expect, test } from 'vitest';
import { acknowledge, askPage, changeSeverity, note, open, reopen, resolve } from '../../src/incidents/decisions.ts';
import { type Incident, incidentFrom } from '../../src/incidents/incident.ts';
import { type Event, historyOf, opened, paged, path, refusal } from './story.ts';

const openNow: Event = ['10:00', 'U-DEE', opened()];
const acknowledged: Event = ['10:05', 'U-ANA', { type: 'acknowledged' }];
const resolved: Event = ['10:30', 'U-ANA', { type: 'resolved' }];
const incident = (...events: Event[]): Incident => incidentFrom(historyOf([openNow, ...events]));

test('whoever acknowledges first has it', () => {
  expect(acknowledge(incident(), { by: 'U-ANA' })).toEqual([{ type: 'acknowledged' }]);
});

test('whoever presses second is told who has it, since when', () => {
  expect(refusal(() => acknowledge(incident(acknowledged), { by: 'U-BO' }))).toBe(
    'Incident 7 is already acknowledged by u-ana, since 2026-11-22 10:05:00 UTC.',
  );
  expect(refusal(() => acknowledge(incident(acknowledged), { by: 'U-ANA' }))).toBe(
    'You have incident 7 already, since 2026-11-22 10:05:00 UTC.',
  );
});

test('once silence has begun the path again, somebody else can take it', () => {
  const silent: Event = ['11:00', 'bot', { type: 'update asked', count: 3 }];
  expect(acknowledge(incident(acknowledged, silent), { by: 'U-BO' })).toEqual([{ type: 'acknowledged' }]);
});

test('what is over is refused with how it ended and what to do', () => {
  const over = incident(acknowledged, resolved);
  const sentence = 'Incident 7 was resolved by u-ana at 2026-11-22 10:30:00 UTC. If it is back: /db reopen 7.';
  expect(refusal(() => acknowledge(over, { by: 'U-BO' }))).toBe(sentence);
  expect(refusal(() => resolve(over, { by: 'U-BO' }))).toBe(sentence);
  expect(refusal(() => askPage(over, { people: ['bo'] }))).toBe(sentence);
  expect(refusal(() => changeSeverity(over, { to: 'low', roomKind: 'thread' }))).toBe(sentence);
});

test('a severity changes to another one only', () => {
  const change = { to: 'high', roomKind: 'channel', path } as const;
  expect(changeSeverity(incident(), change)).toEqual([{ type: 'severity changed', from: 'critical', ...change }]);
  expect(refusal(() => changeSeverity(incident(), { ...change, to: 'critical' }))).toBe(
    'Incident 7 is critical already.',
  );
});

test('a critical incident is ended by a person', () => {
  expect(resolve(incident(), { by: 'U-ANA', text: 'pool raised' })).toEqual([
    { type: 'resolved', text: 'pool raised' },
  ]);
  expect(refusal(() => resolve(incident(), { by: 'alert:grafana' }))).toBe(
    'Incident 7 is critical: a person resolves it, not alert:grafana.',
  );
});

test('only what was resolved is reopened', () => {
  expect(reopen(incident(resolved), { path })).toEqual([{ type: 'reopened', path }]);
  expect(refusal(() => reopen(incident(), {}))).toBe(
    'Incident 7 is open already: only a resolved one can be reopened.',
  );
});

test('a page asked for without a name goes to the first level that was not paged', () => {
  const [asked] = askPage(incident(...paged('10:00', '1/0/ana/slack/1')), {});
  expect(asked).toEqual({ type: 'page asked', people: ['bo'], why: 'the next level now' });
  expect(askPage(incident(acknowledged), { people: ['cem'], why: 'help' })).toEqual([
    { type: 'page asked', people: ['cem'], why: 'help' },
  ]);
});

test('a page asked for while nobody is paged needs a name', () => {
  expect(refusal(() => askPage(incident(acknowledged), {}))).toBe(
    'Incident 7 is with u-ana since 2026-11-22 10:05:00 UTC. Name whom to page: /db page 7 <person>.',
  );
  const low = incidentFrom(historyOf([['10:00', 'U-DEE', opened({ severity: 'low', path: undefined })]]));
  expect(refusal(() => askPage(low, {}))).toBe(
    'Incident 7 is low and pages nobody by itself. Name whom to page: /db page 7 <person>.',
  );
});

test('a note and a title are words, and not too many', () => {
  expect(note(incident(), ' found it ')).toEqual([{ type: 'noted', text: 'found it' }]);
  expect(refusal(() => note(incident(), '  '))).toBe('The note is empty; say it in a few words.');
  expect(refusal(() => open(opened({ title: 'x'.repeat(201) })))).toBe(
    'The title of an incident has 201 characters; at most 200 can be kept. Shorten it.',
  );
});

test('an incident and its checklist begin together', () => {
  const runbook = { name: 'pools', title: 'Pools', hash: 'h', steps: [{ number: 1, title: 'Look' }] };
  expect(open(opened(), runbook).map(({ type }) => type)).toEqual(['opened', 'checklist started']);
});
