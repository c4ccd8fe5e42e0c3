import { actionSentence } from '../actions/sentence.ts';
import type { Fact, FactOf, Recorded, Unread } from '../journal/facts.ts';
import { bold, channel, person, type Span, type Text } from '../messages/text.ts';
import { moment } from '../paging/page-message.ts';
import { attemptWords } from '../paging/words.ts';
import { signs } from '../tiers/signs.ts';

/** How each try to reach somebody began, by its id. */
export type Begun = ReadonlyMap<string, FactOf<'page started'>>;

/** What happened, as its one sentence. Room, timeline, report and post-mortem all say it this way. */
export function sentence({ fact, by }: Recorded<Fact | Unread>, begun: Begun = new Map()): Text {
  switch (fact.type) {
    case 'opened':
      return [person(by), ` opened incident ${fact.number}, ${fact.severity}: ${fact.title}.`, ...cause(fact)];
    case 'room started':
      return `A room is being made: ${fact.name}.`;
    case 'room opened':
      return ['The room is ', channel(fact.room.channel), fact.room.thread ? ', in a thread.' : '.'];
    case 'room failed':
      return `The room could not be made: ${fact.error}. It is tried again.`;
    case 'room lost':
      return ['The room is gone; the story goes on in ', channel(fact.room.channel), '.'];
    case 'evidence stored':
      return `Vital signs stored: ${listed(signs(fact.asked).map(({ tier, state }) => `${tier} ${state}`))}.`;
    case 'acknowledged':
      return [person(by), ' acknowledged and has it; paging stops.'];
    case 'noted':
      return [person(by), `: ${fact.text}`];
    case 'severity changed':
      return [person(by), ` changed the severity from ${fact.from} to ${fact.to}.`];
    case 'update asked':
      return asked(fact);
    case 'resolved':
      return [person(by), fact.text ? ` resolved it: ${fact.text}` : ' resolved it.'];
    case 'reopened':
      return [person(by), fact.text ? ` reopened it: ${fact.text}` : ' reopened it.'];
    case 'page asked':
      return [person(by), ` asked to page ${listed(fact.people)}`, fact.why ? `: ${fact.why}` : '.'];
    case 'page started':
      return `Paging ${fact.person} ${attemptWords(fact.attempt, fact).how}.`;
    case 'page sent':
      return `${paged(fact, 'was paged', begun)}.`;
    case 'page failed':
      return `${paged(fact, 'could not be paged', begun)}: ${fact.error}.`;
    case 'page unknown':
      return `${paged(fact, 'may have been paged', begun)}; nobody knows: ${fact.error}.`;
    case 'checklist started':
      return [person(by), ` began the checklist "${fact.title}".`];
    case 'step answered':
      return answered(fact);
    case 'step done':
      return [person(by), ` did step ${step(fact)}`, fact.note ? `: ${fact.note}` : '.'];
    case 'step skipped':
      return [person(by), ` skipped step ${step(fact)}: ${fact.reason}`];
    case 'step reopened':
      return [person(by), ` took the tick of step ${step(fact)} back`, fact.why ? `: ${fact.why}` : '.'];
    case 'routine started':
      return [person(by), ` started ${fact.title}`, fact.slot ? ` for ${fact.slot}` : '', fact.late ? ', late.' : '.'];
    case 'signature asked':
      return `Nobody has signed it yet; ${fact.people.length > 0 ? `told: ${listed(fact.people)}` : 'it was asked for in the room'}.`;
    case 'routine signed':
      return [person(by), fact.text ? ` signed it: ${fact.text}` : ' signed it.'];
    case 'action asked':
    case 'action approved':
    case 'action rejected':
    case 'action voided':
    case 'action started':
    case 'action ended':
    case 'action unknown':
    case 'action verified':
    case 'action settled':
      return actionSentence(fact, by);
    case 'from a newer version':
      return `"${fact.originalType}" was recorded by a newer version.`;
  }
}

function cause({ cause }: FactOf<'opened'>): Span[] {
  if (!cause) return [];
  return [
    ` It saw ${[cause.label, cause.value].filter(Boolean).join(' ')} (rule ${cause.rule}), since `,
    ...moment(cause.since),
    '.',
  ];
}

function asked({ count }: FactOf<'update asked'>): Text {
  if (count === 1) return 'An update is due; it was asked for in the room.';
  if (count === 2) return 'No update came; whoever has it is paged.';
  return 'Still no update; the path begins again.';
}

function paged({ attempt }: { attempt: string }, what: string, begun: Begun): string {
  const { person, how } = attemptWords(attempt, begun.get(attempt));
  return `${person} ${what} ${how}`;
}

function answered(fact: FactOf<'step answered'>): Text {
  const which = `The question of step ${step(fact)} was asked`;
  if (!fact.proof) return `${which}.`;
  return fact.proof.proven
    ? [bold('Proven'), `: step ${step(fact)}, ${fact.proof.why}`]
    : `${which}: ${fact.proof.why}`;
}

const step = ({ checklist, step }: { checklist: number; step: number }): string =>
  checklist === 1 ? String(step) : `${checklist}.${step}`;

const listed = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : words.join(', '));
