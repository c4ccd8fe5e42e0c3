import type { FactOf } from '../journal/facts.ts';
import type { Button } from '../messages/message.ts';
import { attemptNamed, isOfPath } from './attempt.ts';

/** `by Slack message`, `by e-mail`: how a channel is called in a sentence. */
export function over(channel: string): string {
  if (channel === 'slack') return 'by Slack message';
  return channel === 'email' ? 'by e-mail' : `by ${channel}`;
}

/** Whom a try was to reach, and how: over which channel, on which level of the path, for the how-manieth time, how late. */
export function attemptWords(id: string, begun?: FactOf<'page started'>): { person: string; how: string } {
  const { run, person, channel, nth } = attemptNamed(id);
  const level =
    begun && isOfPath(run) ? [`level ${begun.level + 1}`, ...(begun.rung > begun.level ? ['again'] : [])] : [];
  const late = begun?.lateMs === undefined ? [] : [`${Math.round(begun.lateMs / 1000)} s late`];
  return { person, how: [over(channel), ...level, ...(nth > 1 ? [`try ${nth}`] : []), ...late].join(', ') };
}

/** What answers a reminder of an update that is due. */
export const giveUpdate = (incident: string): Button => ({
  label: 'Give an update',
  words: ['note', `#${incident}`],
  asks: { title: 'Update', label: 'How is it now?' },
});
