import { lapsed } from '../actions/outcome.ts';
import { actionIn, verify } from '../actions/perform.ts';
import type { Need } from './need.ts';
import type { Work } from './world.ts';

/** Ends what nobody decided in time, says what is lost, and asks the tier what has become of the rest. It never does an action. */
export async function meetAction(
  { world, stream, lease }: Work,
  need: Extract<Need, { kind: 'action' }>,
): Promise<void> {
  const { journal, acting } = world;
  const end = await journal.change(stream, (history, now) => lapsed(actionIn(history, need.action), now), {
    by: 'bot',
    lease,
  });
  if (end.added.length === 0) await verify({ journal, acting }, actionIn(end.history, need.action));
}
