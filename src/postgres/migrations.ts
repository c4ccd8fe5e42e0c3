import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { root } from '../root.ts';

/** One numbered SQL file of the journal. `name` is its file name, `checksum` the sha256 of its text. */
export type Migration = { name: string; sql: string; checksum: string };

/** Every migration in its order. */
export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(read));
}

const folder = new URL('src/postgres/migrations/', root);

async function read(name: string): Promise<Migration> {
  // A checkout with other line ends is the same file.
  const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
