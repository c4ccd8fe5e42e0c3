import { existsSync } from 'node:fs';

/** The project's root, where SQL, YAML, Markdown and pages are read from: the compiled code lies deeper than its source. */
export const root: URL = nearestPackage(new URL('./', import.meta.url));

function nearestPackage(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : nearestPackage(new URL('../', folder));
}
