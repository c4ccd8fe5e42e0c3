import { distance } from 'fastest-levenshtein';

/** The known word that was probably meant; undefined when none is near. */
export function nearest(found: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((word) => ({ word, apart: distance(found.toLowerCase(), word) }))
    .sort((one, other) => one.apart - other.apart);
  return best && best.apart <= Math.max(2, Math.floor(found.length / 3)) ? best.word : undefined;
}
