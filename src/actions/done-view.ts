import type { Message } from '../messages/message.ts';
import type { AskedAction } from './action.ts';
import { actionView } from './view.ts';

/** What whoever pressed is told: what came of it, and what the tier says now. */
export async function doneView(_: unknown, action: AskedAction): Promise<Message> {
  return actionView(action);
}
