import type { Extent } from './tiers.ts';

/** More rows of an answer are not read: what judges them holds up everything else, for a quarter of a second in a file. */
export const mostRows: Readonly<Record<Extent, number>> = { glance: 500, whole: 5_000 };
