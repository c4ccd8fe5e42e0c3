import { Refusal } from '../refusal.ts';
import type { Acting, Outcome, Prepared } from '../tiers/acting.ts';
import type { ActionSettings } from '../tiers/action-settings.ts';
import type { Failover } from '../tiers/failover.ts';
import { look } from '../tiers/look.ts';
import type { Looked } from '../tiers/looked.ts';
import { preparedFrom } from '../tiers/prepared.ts';
import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import type { Tiers } from '../tiers/tiers.ts';
import { touchable } from '../tiers/touchable.ts';
import { Unasked } from '../tiers/unasked.ts';
import { undoWords } from '../tiers/undo.ts';
import { impactOf } from './impact.ts';
import { type ActionAddress, asOperator, said } from './operator.ts';
import { perform } from './perform.ts';
import { type Planned, planned } from './plan.ts';
import { leftBehind, verified } from './verified.ts';

export type ActingOptions = {
  tiers: readonly ActionAddress[];
  actions: readonly ReviewedAction[];
  /** Asks guards and verifications, with the login that only reads. */
  tiersToAsk: Tiers;
  settingsFor: (tier: string) => ActionSettings;
  failover?: Failover;
  /** What was seen when it was asked for is decided upon within this time. */
  decidedWithinMs: number;
};

/** Changes real tiers, by reviewed statements alone. */
export function createActing(options: ActingOptions): Acting {
  const { actions, tiersToAsk, settingsFor, decidedWithinMs } = options;
  const failover = ({ name }: ReviewedAction): Failover => {
    if (options.failover) return options.failover;
    throw new Refusal(`\`${name}\` is not set up here.`);
  };

  const lookAt: LookAt = async ({ action: name, tier, arguments: args }) => {
    const action = knownAction(actions, name, tier);
    const address = addressOf(options.tiers, action.on ?? tier);
    const looked = await look(action, tier, args, { tiers: tiersToAsk, settings: settingsFor(tier) });
    const plan = action.does
      ? { shown: await failover(action).planned(action.does, tier), statements: [], plan: [] }
      : await asOperator(address, action, (session, wording) => planned(session, looked, wording));
    return { action, address, looked, plan, prepared: preparedFrom(looked, plan.shown) };
  };

  const withLeft = async (outcome: Outcome, { action }: Found, prepared: Prepared): Promise<Outcome> => {
    if (outcome.outcome !== 'failed') return outcome;
    // That it failed is certain, whatever becomes of the look.
    const left = await leftBehind(action, prepared, options).catch(() => ' Nobody knows what it left behind.');
    return { ...outcome, error: `${outcome.error}${left}` };
  };

  return {
    actions,
    decidedWithinMs,
    prepare: async (action, tier, args) => (await lookAt({ action, tier, arguments: args })).prepared,
    impact: async (prepared) => {
      const found = await lookAt(prepared);
      if (found.prepared.hash !== prepared.hash) throw new Refusal(changed(prepared, found.prepared));
      return impactOf(found.address, found.looked, found.plan, tiersToAsk);
    },
    perform: async (prepared) => {
      const began = performance.now();
      const outcome = await once(prepared, lookAt, async (found) => {
        const came = await (found.action.does
          ? failover(found.action).perform(found.action.does, prepared.tier)
          : perform(found, () => lookAt(prepared)));
        return withLeft(came, found, prepared);
      });
      return { ...outcome, ms: Math.round(performance.now() - began) };
    },
    offered: (name, answer, row) => {
      const action = actions.find((one) => one.name === name);
      return action !== undefined && touchable(action, answer, row, settingsFor(answer.tier));
    },
    undo: (prepared) => {
      const action = actions.find((one) => one.name === prepared.action);
      return action && undoWords(action, prepared, settingsFor(prepared.tier));
    },
    verify: (prepared) => verified(knownAction(actions, prepared.action, prepared.tier), prepared, options),
  };
}

type Wanted = Pick<Prepared, 'action' | 'tier' | 'arguments'>;
type Found = { action: ReviewedAction; address: ActionAddress; looked: Looked; plan: Planned; prepared: Prepared };
type LookAt = (wanted: Wanted) => Promise<Found>;

async function once(prepared: Prepared, lookAt: LookAt, run: (found: Found) => Promise<Outcome>): Promise<Outcome> {
  const found = await lookAt(prepared).catch(notDone);
  if ('outcome' in found) return found;
  if (found.prepared.hash !== prepared.hash) return { outcome: 'gone', why: changed(prepared, found.prepared) };
  // From here on something may have been sent, so what nobody foresaw is not known to have failed.
  return run(found).catch((error: unknown) => ({ outcome: 'unknown', error: said(error) }));
}

function notDone(error: unknown): Outcome {
  if (error instanceof Refusal && !(error instanceof Unasked)) return { outcome: 'gone', why: error.message };
  return { outcome: 'failed', error: error instanceof Error ? error.message : String(error) };
}

/** Says which of the values that may not change did. */
function changed(then: Prepared, now: Prepared): string {
  const hidden = (now.about?.columns ?? []).flatMap((column) => (column.private ? [column.name] : []));
  const names = Object.keys(then.seen[0] ?? {}).filter(
    (name) => !hidden.includes(name) && then.seen[0]?.[name] !== now.seen[0]?.[name],
  );
  const found = names.map((name) => `${name} was ${then.seen[0]?.[name]} and is ${now.seen[0]?.[name]}`).join(', ');
  const what = then.statement === now.statement ? found || 'other rows are there' : 'the statement is another one now';
  return `\`${then.action}\` is not done on ${then.tier}: it is no longer as it was seen (${what}).`;
}

function knownAction(actions: readonly ReviewedAction[], name: string, tier: string): ReviewedAction {
  const action = actions.find((one) => one.name === name);
  const shown = `${actions.map((one) => one.name).join(', ')}`;
  if (!action) throw new Refusal(`There is no action "${name.slice(0, 40)}". There are ${shown}.`);
  if (action.tiers.includes(tier)) return action;
  throw new Refusal(`\`${name}\` is an action for ${action.tiers.join(', ')}, not for "${tier.slice(0, 40)}".`);
}

function addressOf(tiers: readonly ActionAddress[], tier: string): ActionAddress {
  const address = tiers.find(({ name }) => name === tier);
  if (address) return address;
  throw new Refusal(`There is no tier "${tier.slice(0, 40)}". There are ${tiers.map(({ name }) => name).join(', ')}.`);
}
