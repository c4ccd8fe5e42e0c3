import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';
import type { Bot } from './context.ts';

type Known = Pick<Bot, 'commands' | 'acting' | 'library'>;

/** For a word that is no command: what was probably meant, or the runbook through which alone it is done. */
export function noCommand(known: Known, word: string, typed: '/db' | '/db help'): Refusal {
  if (known.acting.actions.some(({ name, throughRunbook }) => throughRunbook && name === word))
    return throughRunbook(known, word);
  const meant = nearest(
    word,
    known.commands().map(({ name }) => name),
  );
  const hint = meant ? `Did you mean ${typed} ${meant}? ` : '';
  return new Refusal(`There is no command “${word.slice(0, 40)}”. ${hint}/db help lists them all.`);
}

function throughRunbook({ library }: Known, action: string): Refusal {
  const books = library.runbooks.filter(({ steps }) => steps.some((step) => step.action?.[0] === action));
  return new Refusal(
    `${action} is done through the steps of a runbook, and no other way.`,
    books.map(({ name }) => ({ label: name, words: ['runbooks', name] })),
  );
}
