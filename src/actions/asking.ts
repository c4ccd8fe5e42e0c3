import type { Fact, FactOf, History } from '../journal/facts.ts';
import type { Room } from '../messages/rooms.ts';
import type { Prepared } from '../tiers/acting.ts';
import { kept } from '../tiers/kept.ts';
import { visible } from '../tiers/shown.ts';
import { answered } from '../tiers/tiers.ts';
import { actionsFrom } from './action.ts';
import { asItIs } from './as-it-is.ts';

/** The room to show it in when it is not told in an incident's, and the words that ask for it again. */
type Where = { room?: Room; again?: string[] };

/** Somebody wants it done. What two people decide upon is asked for once at a time. */
export function ask(history: History, prepared: Prepared, expiresMs: number, where: Where = {}): Fact[] {
  const { action: name, because, impact, ...rest } = prepared;
  const actions = actionsFrom(history);
  const same = actions.find(({ state, prepared: { hash } }) => state.kind === 'asked' && hash === prepared.hash);
  if (same && prepared.approval === 'two-person') throw asItIs(same);
  return [
    {
      ...{ type: 'action asked', action: actions.length + 1, name, expiresMs },
      ...{ tier: rest.tier, arguments: [...rest.arguments], statement: rest.statement, hash: rest.hash },
      ...{ effect: rest.effect, ...seenKept(prepared), approval: rest.approval },
      ...(because !== undefined && { because }),
      ...(impact && { impact: impactKept(impact) }),
      ...(rest.waitMs !== undefined && { waitMs: rest.waitMs }),
      ...where,
    },
  ];
}

/** For ever, so without what is private. */
const seenKept = ({ seen, about, compared }: Prepared): Pick<FactOf<'action asked'>, 'seen' | 'compared' | 'shown'> => {
  const safe = about && kept(about);
  return {
    seen: [...(safe && answered(safe) ? safe.rows : seen)],
    ...(compared && { compared: [...compared] }),
    ...(about && { shown: visible(about).map(({ name }) => name) }),
  };
};

const impactKept = ({
  rows,
  locks,
  plan,
  asked,
}: NonNullable<Prepared['impact']>): FactOf<'action asked'>['impact'] => ({
  ...{ locks: [...locks], plan: [...plan] },
  ...(rows !== undefined && { rows }),
  ...(asked && { asked: kept(asked) }),
});
