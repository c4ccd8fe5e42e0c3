import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../src/root.ts';

export type Source = { path: string; text: string; imports: readonly string[] };

/** The project's files below these folders whose names end so; paths begin at the root. */
export const sources = (folders: readonly string[], endings: readonly string[] = ['.ts']): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name))
      .filter((path) => endings.some((ending) => path.endsWith(ending)))
      .map(source),
  );

function source(path: string): Source {
  const text = readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
  const found = text.matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^']+)'/gm);
  return { path, text, imports: Array.from(found, ([, name = '']) => fromRoot(path, name)) };
}

/** `../refusal.ts` of src/paging/path.ts is src/refusal.ts; packages stay as they are. */
const fromRoot = (path: string, name: string): string =>
  name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name;

/** Code without its comments and texts, so that words in them are not taken for code. */
export const bare = (text: string): string =>
  text
    .replaceAll(/^import[^;]*;|^export (type )?\{[^;]*;/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g, "''")
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/(?<=[(=:,?&|]\s*)\/(?![*/ ])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g, "''");
