import type { Change } from '../journal/journal.ts';
import type { Call } from './call.ts';

/** By whom a change is recorded, and for which request. */
export const changeBy = ({ by, request }: Call): Change => (request ? { by, request } : { by });
