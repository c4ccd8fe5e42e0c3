import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ConfigProblems, type Problem } from './problems.ts';
import type { Setup } from './setup.ts';

export type Found = { setup: Setup } | { problems: readonly Problem[] };

/**
 * Reads the setup on a thread of its own, so that it can be read while this one loads the bot's code: each takes about
 * half of the start. Placeholders are refused. Throws `ConfigProblems`.
 */
export async function readSetupApart(): Promise<Setup> {
  const thread = new Worker(new URL(`./setup-thread${extname(import.meta.url)}`, import.meta.url));
  const found = await new Promise<Found>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that reads the setup ended without a word')));
  });
  if ('problems' in found) throw new ConfigProblems(found.problems);
  return found.setup;
}
