import type { Fact, FactOf } from '../../src/journal/facts.ts';
import type { HeadOf } from '../../src/journal/journal.ts';

export const opened = (number: number, more: Partial<FactOf<'opened'>> = {}): Fact => ({
  type: 'opened',
  number,
  incidentType: 'database',
  severity: 'critical',
  tiers: ['oltp'],
  title: 'pool short of connections',
  roomKind: 'channel',
  ...more,
});
export const noted = (text: string): Fact => ({ type: 'noted', text });
export const acknowledged: Fact = { type: 'acknowledged' };
export const resolved: Fact = { type: 'resolved' };
export const roomOpened = (channel: string, thread?: string): Fact => ({
  type: 'room opened',
  attempt: '1',
  room: { channel, ...(thread !== undefined && { thread }) },
});

/** The least a head can say: enough to test a journal without the rules of incidents. */
export const headOf: HeadOf = (_stream, history) => {
  const facts = history.map((recorded) => recorded.fact);
  const start = facts.find((fact) => fact.type === 'opened');
  const room = facts.findLast((fact) => fact.type === 'room opened')?.room;
  const ends = facts.findLast((fact) => fact.type === 'resolved' || fact.type === 'reopened');
  return {
    kind: start === undefined ? 'bot' : 'incident',
    ...(start !== undefined && { number: start.number }),
    open: ends?.type !== 'resolved',
    ...(room !== undefined && { room: withoutUndefined(room) }),
    ...(start?.dedupKey !== undefined && { dedupKey: start.dedupKey }),
  };
};

function withoutUndefined({ channel, thread }: { channel: string; thread?: string | undefined }) {
  return thread === undefined ? { channel } : { channel, thread };
}
