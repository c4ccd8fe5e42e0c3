import { expect, test } from 'vitest';
import type { Fact, Recorded } from '../../src/journal/facts.ts';
import { eventsOf } from '../../src/telemetry/watching.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second));
const stream = 'incident-7';
const past = (...facts: readonly Fact[]): Recorded[] =>
  facts.map((fact, index) => ({
    stream,
    version: index + 1,
    at: at(index * 10),
    by: index === 0 ? 'watch:pool-usage' : 'U07ANA',
    fact,
  }));

const opened: Fact = {
  type: 'opened',
  number: 7,
  incidentType: 'connection-pool-exhaustion',
  severity: 'critical',
  tiers: ['oltp'],
  title: 'primary_pool is full of secrets',
  roomKind: 'channel',
};
const started: Fact = {
  type: 'page started',
  attempt: '1/0/ana/email/1',
  rung: 0,
  level: 0,
  person: 'ana',
  channel: 'email',
  deadlineMs: 5_000,
  fence: 1,
  lateMs: 900,
};

const lastEvent = (...facts: readonly Fact[]) => {
  const history = past(...facts);
  return eventsOf({ history, added: history.slice(-1), now: at(59) });
};

test('an opening is counted by its type and severity, not by what it says', () => {
  const events = lastEvent(opened);
  expect(events).toEqual([
    {
      name: 'incident_opened',
      by: 'watch:pool-usage',
      properties: { incident: stream, incident_type: 'connection-pool-exhaustion', severity: 'critical' },
    },
  ]);
  expect(JSON.stringify(events)).not.toContain('secrets');
});

test('a page is counted by its channel, its outcome with it', () => {
  expect(lastEvent(opened, started)).toMatchObject([
    { name: 'page_started', properties: { channel: 'email', level: 1, late_ms: 900 } },
  ]);
  const { attempt } = started;
  expect(lastEvent(opened, started, { type: 'page sent', attempt })).toMatchObject([
    { name: 'page_sent', properties: { channel: 'email' } },
  ]);
  const failed: Fact = { type: 'page failed', attempt, error: '550 no such mailbox', final: true };
  expect(lastEvent(opened, started, failed)).toEqual([
    { name: 'page_failed', properties: { incident: stream, channel: 'email', final: true } },
  ]);
});

test('acknowledging and resolving are counted with the seconds since it was opened or reopened', () => {
  expect(lastEvent(opened, started, { type: 'acknowledged' })).toMatchObject([
    { name: 'incident_acknowledged', by: 'U07ANA', properties: { seconds_since_opened: 20 } },
  ]);
  expect(lastEvent(opened, { type: 'resolved' }, { type: 'reopened' }, { type: 'resolved' })).toMatchObject([
    { name: 'incident_resolved', properties: { seconds_since_opened: 10 } },
  ]);
});

test('what people write is not counted', () => {
  expect(lastEvent(opened, { type: 'noted', text: 'the pool of a customer' })).toEqual([]);
});
