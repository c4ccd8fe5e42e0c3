export type NextId = (prefix: string) => string;

/** Ids in order of making, one count for each prefix: C0000001, C0000002, V0000001 … */
export function countedIds(taken: (id: string) => boolean): NextId {
  const counts = new Map<string, number>();
  return function next(prefix: string): string {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    const id = `${prefix}${String(count).padStart(7, '0')}`;
    return taken(id) ? next(prefix) : id;
  };
}
