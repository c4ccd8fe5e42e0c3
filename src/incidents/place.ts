import type { Place } from '../checklists/checklist.ts';
import type { History } from '../journal/facts.ts';
import { incidentFrom } from './incident.ts';
import { routineFrom } from './routine.ts';

/** An incident or a routine as the place where checklists are worked through. */
export const placeFrom = (history: History): Place =>
  history[0]?.fact.type === 'routine started' ? routineFrom(history) : incidentFrom(history);
