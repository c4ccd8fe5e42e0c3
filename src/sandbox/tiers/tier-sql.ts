import { readFile } from 'node:fs/promises';
import { root } from '../../root.ts';

/** The text of one of a tier's SQL files, read from the project's sources, also by the built code. */
export function tierSql(tier: string, file: 'schema' | 'data'): Promise<string> {
  return readFile(new URL(`src/sandbox/tiers/${tier}/${file}.sql`, root), 'utf8');
}
