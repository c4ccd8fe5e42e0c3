import type { Fact, FactOf } from '../journal/facts.ts';
import { person, type Span, time } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import { kept } from '../tiers/kept.ts';
import type { Asked } from '../tiers/tiers.ts';
import { type Checklist, closed, type Place, type Proof, type StepProgress } from './checklist.ts';
import type { Snapshot } from './snapshot.ts';

export type StepPlace = { checklist: Checklist; step: StepProgress };

/** The fact with which a checklist begins; it keeps the runbook as it is now. */
export const started = (checklist: number, runbook: Snapshot): FactOf<'checklist started'> => {
  const { name, title, hash } = runbook;
  return { type: 'checklist started', checklist, runbook: name, title, hash, snapshot: runbook };
};

export function start(place: Place, runbook: Snapshot): Fact[] {
  refuseClosed(place);
  const same = place.checklists.find((one) => one.runbook === runbook.name && !one.steps.every(closed));
  if (!same) return [started(place.checklists.length + 1, runbook)];
  throw new Refusal([
    ...[place.called, ' is working through "', same.title, '" already; ', person(same.startedBy), ' began it at '],
    ...[time(same.startedAt), '.'],
  ]);
}

/** Ticked by hand, not proven. */
export function done(place: Place, word: string, note?: string): Fact[] {
  const { where } = openFor(place, word);
  return [{ type: 'step done', ...where, ...(note?.trim() ? { note: note.trim() } : {}) }];
}

export function skip(place: Place, word: string, reason: string): Fact[] {
  const { where } = openFor(place, word);
  if (reason.trim()) return [{ type: 'step skipped', ...where, reason: reason.trim() }];
  throw new Refusal(`Skipping a step needs a reason: /db skip ${place.word} ${word} <reason>.`);
}

/**
 * What the tier said when the step's question was asked. A proven step that holds no longer is opened again; one that
 * still holds is proven once, however many asked at the same time.
 */
export function answered(place: Place, word: string, asked: Asked, proof?: Proof): Fact[] {
  refuseClosed(place);
  const { checklist, step } = stepNamed(place, word);
  if (step.state.kind === 'proven' && proof?.proven) return [];
  const where = { checklist: checklist.number, step: step.number };
  const answer: Fact = { type: 'step answered', ...where, asked: kept(asked), ...(proof ? { proof } : {}) };
  const takenBack = step.state.kind === 'proven' && proof?.proven === false;
  return takenBack ? [{ type: 'step reopened', ...where, why: proof.why }, answer] : [answer];
}

/** `3` where there is one checklist, `2.3` for step 3 of checklist 2 where there are several. */
export function stepNamed(place: Place, word: string): StepPlace {
  const [, first, second] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(word) ?? [];
  if (place.checklists.length === 0)
    throw new Refusal(`${place.called} has no checklist. Start one: /db start <runbook>.`);
  if (first === undefined)
    throw new Refusal(`"${word}" is not a step; expected a number such as 3, or 2.3 for step 3 of checklist 2.`);
  if (second === undefined && place.checklists.length > 1) {
    throw new Refusal(`${place.called} has ${place.checklists.length} checklists; say which, as in 1.${first}.`);
  }
  const checklist = place.checklists.find(({ number }) => number === (second === undefined ? 1 : Number(first)));
  const step = checklist?.steps.find(({ number }) => number === Number(second ?? first));
  if (checklist && step) return { checklist, step };
  throw new Refusal(`${place.called} has no step ${word}; expected ${range(place)}.`);
}

/** How a step of this place is called in a command. */
export const stepWord = (place: Place, checklist: Checklist, step: { number: number }): string =>
  place.checklists.length > 1 ? `${checklist.number}.${step.number}` : String(step.number);

function openFor(place: Place, word: string) {
  refuseClosed(place);
  const { checklist, step } = stepNamed(place, word);
  if (!closed(step)) return { where: { checklist: checklist.number, step: step.number } };
  throw new Refusal([`Step ${word} is already `, ...closing(step), '.']);
}

function closing({ state }: StepProgress): Span[] {
  switch (state.kind) {
    case 'done':
      return ['done by ', person(state.by), ', since ', time(state.at)];
    case 'skipped':
      return ['skipped by ', person(state.by), ' at ', time(state.at), `: ${state.reason}`];
    case 'proven':
      return ['proven by its question, since ', time(state.at)];
    case 'open':
    case 'answered':
    case 'reopened':
      return ['open'];
  }
}

function refuseClosed({ closed, called }: Place): void {
  if (closed) throw new Refusal(`${called} is closed: its checklist stays as it is.`);
}

const range = ({ checklists }: Place): string =>
  checklists
    .map(({ number, steps }) =>
      checklists.length > 1 ? `${number}.1 to ${number}.${steps.length}` : `1 to ${steps.length}`,
    )
    .join(' or ');
