import type { Argument } from '../../src/tiers/arguments.ts';
import type { Reviewed } from '../../src/tiers/reviewed.ts';

/** Each text as a question of its own (`weekly@queue` besides `weekly`), so that none is left out because another one fits too. */
export const alone = (question: Reviewed): Reviewed[] =>
  question.wordings.map(({ after: _, ...wording }) => ({
    ...question,
    name: (wording.file.split('/').at(-1) ?? '').replace('.sql', ''),
    next: [],
    wordings: [wording],
  }));

/** A word that an argument takes. */
export function word({ type, choices }: Argument): string {
  if (choices) return choices[0] ?? '';
  return { text: 'x', int: '5', number: '5', interval: '2h' }[type];
}
