import type { Fact, History } from '../journal/facts.ts';
import { routineFrom } from './routine.ts';
import { signatureWanted } from './signatures.ts';
import type { Work } from './world.ts';

/** Records that nobody has signed, and who is told. */
export async function meetSignature({ world, stream, lease }: Work): Promise<void> {
  const ask = (history: History, now: Date): Fact[] =>
    signatureWanted(routineFrom(history), world.settings())
      .filter(({ from }) => from <= now)
      .flatMap((need) => (need.kind === 'signature' ? [{ type: 'signature asked', people: [...need.people] }] : []));
  await world.journal.change(stream, ask, { by: 'bot', lease });
}
