import type { Light, State } from './light.ts';

/** How one question of a tier is answered now. */
export type Stand = { question: string; state: State };

/** Since when, or what it was when somebody looked last. */
export type Since = { at: Date } | { was: string; seen: Date };

/**
 * Since when a tier stands as its worst answers say; undefined when nobody looked lately. It is not well since the first of
 * the answers that say so now began to, and well since the last of all its answers was.
 */
export function since(state: State, now: readonly Stand[], before: readonly Light[]): Since | undefined {
  const stands = now.filter((stand) => stand.state === state).map((stand) => sinceOf(stand, before));
  const known = stands.filter((one) => one !== undefined);
  const times = known.flatMap((one) => ('at' in one ? [one.at.getTime()] : []));
  const changed = known.find((one) => 'was' in one);
  if (state === 'ok') {
    if (changed || known.length < stands.length || times.length === 0) return changed;
    return { at: new Date(Math.max(...times)) };
  }
  return times.length > 0 ? { at: new Date(Math.min(...times)) } : changed;
}

function sinceOf({ question, state }: Stand, before: readonly Light[]): Since | undefined {
  const light = before.find((one) => one.question === question);
  if (!light) return undefined;
  return light.state === state ? { at: light.since } : { was: light.state, seen: light.seen };
}
