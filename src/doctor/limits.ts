import type { Limit } from '../config/limits.ts';
import type { Finding } from '../dispatch/context.ts';
import type { Tiers } from '../tiers/tiers.ts';
import { unjudged } from '../watch/unjudged.ts';

/** A limit that can't be judged opens no incident, so it must not be taken for one that is kept. */
export async function limitsFinding(tiers: Tiers, limits: readonly Limit[]): Promise<Finding> {
  const unknown = await unjudged(tiers, limits);
  if (unknown.length === 0)
    return { what: 'limits', state: 'ok', says: 'the watch can judge every one of them where the tier answers' };
  const first = unknown.slice(0, 5).join('; ');
  return { what: 'limits', state: 'warning', says: `${unknown.length} can't be judged now and open nothing: ${first}` };
}
