import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';
import type { Library } from './library.ts';
import type { Runbook } from './runbook.ts';

/** The runbook of that name, or a refusal with the one that was probably meant. */
export function runbookMeant({ runbooks, called }: Library, name: string): Runbook {
  const found = called(name.toLowerCase());
  if (found) return found;
  const near = nearest(
    name,
    runbooks.map((runbook) => runbook.name),
  );
  const hint = near ? `Did you mean ${near}?` : '/db runbooks lists them all.';
  throw new Refusal(`There is no runbook “${name.slice(0, 60)}”. ${hint}`);
}
