import type { Fact, FactOf, History, Recorded } from '../journal/facts.ts';
import { type Step, snapshotSchema } from './snapshot.ts';

export type Proof = { rule: string; proven: boolean; why: string };

export type StepState =
  | { kind: 'open' }
  | { kind: 'answered'; at: Date; by: string; asked: unknown; proof?: Proof | undefined }
  | { kind: 'proven'; at: Date; by: string; asked: unknown; proof: Proof }
  | { kind: 'done'; at: Date; by: string; note?: string | undefined }
  | { kind: 'skipped'; at: Date; by: string; reason: string }
  | { kind: 'reopened'; at: Date; by: string; why: string };

export type StepProgress = Step & { state: StepState };

/** A runbook being worked through: its steps as they were when it began, each with how far it is. */
export type Checklist = {
  number: number;
  runbook: string;
  title: string;
  hash: string;
  startedAt: Date;
  startedBy: string;
  steps: readonly StepProgress[];
};

/** Where checklists are worked through: an incident or a routine. `word` names it in a command. */
export type Place = { word: string; called: string; closed: boolean; checklists: readonly Checklist[] };

export const closed = ({ state }: StepProgress): boolean =>
  state.kind === 'proven' || state.kind === 'done' || state.kind === 'skipped';

/** The step that is open now: the first that is not closed. */
export const openStep = (checklist: Checklist): StepProgress | undefined =>
  checklist.steps.find((step) => !closed(step));

export function checklistsFrom(history: History): readonly Checklist[] {
  let checklists: readonly Checklist[] = [];
  for (const recorded of history) {
    const { fact } = recorded;
    if (fact.type === 'checklist started') checklists = checklists.concat(started(fact, recorded));
    else if ('step' in fact) checklists = withState(checklists, fact, stateAfter(fact, recorded));
  }
  return checklists;
}

function started(fact: FactOf<'checklist started'>, { at, by }: { at: Date; by: string }): Checklist {
  const { runbook, title, hash } = fact;
  const { steps } = snapshotSchema.parse(fact.snapshot);
  const open = steps.map((step) => ({ ...step, state: { kind: 'open' } as const }));
  return { number: fact.checklist, runbook, title, hash, startedAt: at, startedBy: by, steps: open };
}

type StepFact = Extract<Fact, { step: number }>;

function stateAfter(fact: StepFact, { at, by }: Pick<Recorded, 'at' | 'by'>): StepState {
  switch (fact.type) {
    case 'step done':
      return { kind: 'done', at, by, note: fact.note };
    case 'step skipped':
      return { kind: 'skipped', at, by, reason: fact.reason };
    case 'step reopened':
      return { kind: 'reopened', at, by, why: fact.why };
    case 'step answered':
      return answered(fact, { at, by });
  }
}

function answered({ asked, proof }: FactOf<'step answered'>, who: Pick<Recorded, 'at' | 'by'>): StepState {
  return proof?.proven ? { kind: 'proven', ...who, asked, proof } : { kind: 'answered', ...who, asked, proof };
}

type Where = { checklist: number; step: number };

const withState = (checklists: readonly Checklist[], where: Where, state: StepState): readonly Checklist[] =>
  checklists.map((checklist) =>
    checklist.number === where.checklist
      ? { ...checklist, steps: checklist.steps.map((step) => moved(step, where, state)) }
      : checklist,
  );

/** An answer that proves nothing does not take back what a person did. */
function moved(step: StepProgress, where: Where, state: StepState): StepProgress {
  if (step.number !== where.step) return step;
  const keeps = state.kind === 'answered' && (step.state.kind === 'done' || step.state.kind === 'skipped');
  return keeps ? step : { ...step, state };
}
