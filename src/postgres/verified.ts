import { setTimeout as after } from 'node:timers/promises';
import type { Prepared, Verified } from '../tiers/acting.ts';
import type { ActionSettings } from '../tiers/action-settings.ts';
import { holds, inputs, wordsOf } from '../tiers/guard-answer.ts';
import { lookedAt } from '../tiers/looked.ts';
import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';
import { Unasked } from '../tiers/unasked.ts';

type Options = { tiersToAsk: Tiers; settingsFor: (tier: string) => ActionSettings };

/**
 * Asks what the action's verification asks, until it holds or the action's time for that is over; where it compares, with
 * what the same question said first.
 */
export async function verified(
  action: ReviewedAction,
  prepared: Prepared,
  { tiersToAsk, settingsFor }: Options,
): Promise<Verified | undefined> {
  const { verify } = action;
  if (!verify) return undefined;
  const looked = lookedAt(action, prepared, settingsFor(prepared.tier));
  const look = () => tiersToAsk.ask(verify.question, looked.tier, wordsOf(verify.words, looked.words, looked.tier));
  const before = await lookedBefore();
  const until = performance.now() + action.withinMs;
  for (;;) {
    const asked = await look();
    const compared = { action, scope: { ...looked.scope, before } };
    const found = judged(() => answered(asked) && holds(verify, compared, asked).holds);
    if (found.holds) return { ...found, why: whyOf(found, verify), asked };
    if (performance.now() >= until) {
      const left = await leftBehind(action, prepared, { tiersToAsk, settingsFor });
      return { ...found, why: `${whyOf(found, verify)}${left}`, asked };
    }
    await after(250);
  }

  async function lookedBefore() {
    if (action.comparesAfterMs === 0) return [];
    const first = await look();
    await after(action.comparesAfterMs);
    return answered(first) ? inputs(first) : [];
  }

  function whyOf(found: { holds: boolean; why?: string }, { rule, sentence }: { rule: string; sentence?: string }) {
    if (found.why !== undefined) return found.why;
    if (found.holds) return sentence ?? `\`${rule}\` holds.`;
    return sentence === undefined ? `\`${rule}\` does not hold.` : `it is not so that ${sentence}.`;
  }
}

/** What it left on the tier and what to do about it, as a sentence behind others; empty when nothing is left. */
export async function leftBehind(
  action: ReviewedAction,
  prepared: Prepared,
  { tiersToAsk, settingsFor }: Options,
): Promise<string> {
  const { leaves } = action;
  if (!leaves) return '';
  const { tier, words, scope } = lookedAt(action, prepared, settingsFor(prepared.tier));
  const asked = await tiersToAsk.ask(leaves.question, tier, wordsOf(leaves.words, words, tier));
  if (!answered(asked)) return ` Nobody knows what it left behind: ${asked.sentence}`;
  const found = judged(() => holds(leaves, { action, scope }, asked).holds);
  if (found.why !== undefined) return ` Nobody knows what it left behind: ${found.why}`;
  return found.holds ? ` Left behind: ${leaves.sentence ?? leaves.rule}.` : '';
}

function judged(holding: () => boolean): { holds: boolean; why?: string } {
  try {
    return { holds: holding() };
  } catch (error) {
    if (error instanceof Unasked) return { holds: false, why: error.message };
    throw error;
  }
}
