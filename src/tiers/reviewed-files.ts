import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a file of a folder is read, and what problems call it. */
export type Placing = (name: string) => { path: string; label: string };

/** Each file where the folder has it. */
export const placedIn =
  (folder: string, shown: string): Placing =>
  (name) => ({ path: join(folder, name), label: `${shown}/${name}` });

/** The SQL of a folder, in the order of the names. */
export async function reviewedFiles(folder: string, placed: Placing): Promise<{ name: string; content: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(placed).map(async ({ path, label }) => ({ name: label, content: await readFile(path, 'utf8') })),
  );
}
