import type { Button } from '../messages/message.ts';
import { attemptNamed, isOfPath } from './attempt.ts';

/** `by Slack message`, `by e-mail`: how a channel is called in a sentence. */
export function over(channel: string): string {
  if (channel === 'slack') return 'by Slack message';
  return channel === 'email' ? 'by e-mail' : `by ${channel}`;
}

/** Who, how and on which rung, from the id of an attempt alone. */
export function attemptWords(id: string): { person: string; how: string } {
  const { run, rung, person, channel, nth } = attemptNamed(id);
  const where = isOfPath(run) ? `, rung ${rung + 1}` : '';
  return { person, how: `${over(channel)}${where}${nth > 1 ? `, try ${nth}` : ''}` };
}

/** What answers a reminder of an update that is due. */
export const giveUpdate = (incident: string): Button => ({
  label: 'Give an update',
  words: ['note', incident],
  asks: { title: 'Update', label: 'How is it now?' },
});
