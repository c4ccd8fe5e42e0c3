import type { FactOf } from '../journal/facts.ts';
import { bold, code, person, type Span, type Text } from '../messages/text.ts';
import { type ActionFact, said } from './action.ts';
import { counted } from './standing.ts';

/** What happened to an action, as its one sentence. */
export function actionSentence(fact: ActionFact, by: string): Text {
  switch (fact.type) {
    case 'action asked':
      return [
        person(by),
        ' asked for ',
        code(said([fact.name, fact.tier, ...fact.arguments])),
        ` (action ${fact.action}): ${fact.effect}`,
        ...two(fact),
      ];
    case 'action approved':
      return fact.alone === undefined
        ? [person(by), ` approved action ${fact.action}.`]
        : brokenGlass(by, `action ${fact.action}`, fact.alone);
    case 'action rejected':
      return [person(by), ` rejected action ${fact.action}: ${fact.reason}`];
    case 'action voided':
      return `Action ${fact.action} is void: ${fact.why}.`;
    case 'action started':
      return [person(by), ` began action ${fact.action}.`];
    case 'action ended':
      return ended(fact);
    case 'action unknown':
      return [
        `Action ${fact.action} may have happened; `,
        bold('nobody knows'),
        `: ${fact.why}. It is not done again.`,
      ];
    case 'action verified':
      return `After action ${fact.action}: ${fact.holds ? '' : 'not as wanted, '}${fact.why}`;
    case 'action settled':
      return [person(by), ` has looked: action ${fact.action} was ${fact.done ? '' : 'not '}done.`];
  }
}

/** Told wherever it matters that nobody else looked at it. */
export const brokenGlass = (by: string, what: string, why: string): readonly Span[] => [
  ...[bold('Break-glass'), ': ', person(by), ` does ${what} without a second person: ${why}`],
];

const two = ({ approval, because }: FactOf<'action asked'>): string[] =>
  approval === 'confirm' ? [] : [` It needs a second person${because ? `: ${because}` : ''}.`];

function ended({ action, outcome, why, rows }: FactOf<'action ended'>): Text {
  switch (outcome) {
    case 'done':
      return `Action ${action} is done${counted(rows.length)}.`;
    case 'gone':
      return `Action ${action} changed nothing: ${why ?? 'the target is gone or has changed'}`;
    case 'failed':
      return `Action ${action} failed: ${why ?? 'no reason was given'}`;
  }
}
