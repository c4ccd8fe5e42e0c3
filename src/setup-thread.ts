import { parentPort } from 'node:worker_threads';
import { placeholders } from './config/placeholders.ts';
import { ConfigProblems } from './problems.ts';
import { readSetup } from './setup.ts';
import type { Found } from './setup-apart.ts';

/** The thread that reads the setup: it says what it found, and ends. */
const found: Found = await readSetup(process.env, placeholders).then(
  (setup) => ({ setup }),
  (error: unknown) => {
    if (error instanceof ConfigProblems) return { problems: error.problems };
    throw error;
  },
);
parentPort?.postMessage(found);
