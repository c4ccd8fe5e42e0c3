import type { Journal } from '../../src/journal/journal.ts';
import type { Leases } from '../../src/journal/leases.ts';
import type { Posts } from '../../src/journal/posts.ts';

export type Subject = {
  journal: Journal;
  leases: Leases;
  posts: Posts;
  /** Lets time pass for what has a time in it. */
  later(ms: number): Promise<void>;
};

/** Makes an empty journal. */
export type Make = () => Promise<Subject>;

/** Longer than any test takes: a lease ends when a test lets time pass. */
export const leaseMs = 600_000;
