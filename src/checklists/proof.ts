import { type Asked, answered, type Tiers } from '../tiers/tiers.ts';
import type { Proof, StepProgress } from './checklist.ts';
import { closed } from './checklist.ts';

export type Proven = { asked: Asked; proof?: Proof };

/** Asks the step's question and holds its expectation against the answer; undefined when it has no question. */
export async function prove(tiers: Tiers, step: Pick<StepProgress, 'ask' | 'expect'>): Promise<Proven | undefined> {
  const [question, tier, ...args] = step.ask ?? [];
  if (question === undefined || tier === undefined) return undefined;
  const asked = await tiers.ask(question, tier, args);
  return step.expect === undefined
    ? { asked }
    : { asked, proof: { rule: step.expect, ...held(tiers, step.expect, asked) } };
}

/** A tier that says nothing proves nothing. */
const held = (tiers: Tiers, rule: string, asked: Asked): { proven: boolean; why: string } =>
  answered(asked) ? tiers.expect(rule, asked) : { proven: false, why: asked.sentence };

/** Whether an answer is news: the first one, a proof, or the end of one. A silent tier takes no tick back. */
export function isNews(step: StepProgress, { asked, proof }: Proven): boolean {
  switch (step.state.kind) {
    case 'open':
    case 'reopened':
      return true;
    case 'answered':
      return proof?.proven === true;
    case 'proven':
      return proof?.proven === false && answered(asked);
    case 'done':
    case 'skipped':
      return false;
  }
}

/** Whether the bot asks this step's question by itself: it is the open one, or its tick rests on a proof. */
export function isAsked(step: StepProgress, open: StepProgress | undefined): boolean {
  if (!step.ask) return false;
  if (closed(step)) return step.state.kind === 'proven';
  return step === open && !(step.state.kind === 'answered' && step.expect === undefined);
}
