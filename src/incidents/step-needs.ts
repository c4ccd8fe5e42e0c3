import { openStep, type Place } from '../checklists/checklist.ts';
import { isAsked } from '../checklists/proof.ts';
import { freeFrom, type Rows, type Wanted } from './need.ts';

/** The steps whose question is to be asked: the open one, and again after a while those that were proven. */
export function stepsWanted(place: Place, rows: Rows): Wanted[] {
  if (place.closed) return [];
  return place.checklists.flatMap((checklist) => {
    const open = openStep(checklist);
    return checklist.steps
      .filter((step) => isAsked(step, open))
      .map((step): Wanted => {
        const key = `proof/${checklist.number}/${step.number}`;
        return { key, kind: 'step', from: freeFrom(rows, key), checklist: checklist.number, step: step.number };
      });
  });
}
