import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of one of a tier's SQL files. They are read from the project's sources, also when the code was built elsewhere. */
export function tierSql(tier: string, file: 'schema' | 'data'): Promise<string> {
  return readFile(join(projectRoot(), 'src/sandbox/tiers', tier, `${file}.sql`), 'utf8');
}

function projectRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(from, 'package.json')) ? from : projectRoot(dirname(from));
}
