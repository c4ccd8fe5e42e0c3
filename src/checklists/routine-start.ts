import type { Fact, History } from '../journal/facts.ts';
import type { Room } from '../messages/rooms.ts';
import { started } from './decisions.ts';
import type { Snapshot } from './snapshot.ts';

export type RoutineStart = { name: string; room: Room; slot?: string; late: boolean };

/** A checklist outside any incident begins once: a stream that has begun is left as it is. */
export const beginRoutine = (history: History, start: RoutineStart, runbook: Snapshot): Fact[] =>
  history.length > 0 ? [] : [{ type: 'routine started', title: runbook.title, ...start }, started(1, runbook)];
