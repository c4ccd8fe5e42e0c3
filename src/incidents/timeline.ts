import type { Fact, FactOf, History, Unread } from '../journal/facts.ts';
import { type Message, message, story, title } from '../messages/message.ts';
import { code, spans, type Text, time } from '../messages/text.ts';
import { sentence } from './sentence.ts';

/** The story of an incident so far, a line a fact. That something began is left out once it is known how it ended. */
export const timelineView = (number: number, history: History): Message =>
  message(
    `Timeline of incident ${number}`,
    title(`Timeline of incident ${number}`),
    story({
      lines: told(history).map(({ at, said }) => [time(at), '  ', ...spans(said)]),
      whole: [code(`/db report ${number}`), ' has them all.'],
    }),
  );

/** The facts that are worth a line, as their sentences. */
export function told(history: History): readonly { at: Date; said: Text }[] {
  const ended = new Set(history.flatMap(({ fact }) => ('attempt' in fact && !begins(fact) ? [fact.attempt] : [])));
  const begun = new Map(history.flatMap(({ fact }) => (fact.type === 'page started' ? [[fact.attempt, fact]] : [])));
  return history
    .filter(({ fact }) => !begins(fact) || !ended.has(fact.attempt))
    .map((recorded) => ({ at: recorded.at, said: sentence(recorded, begun) }));
}

const begins = (fact: Fact | Unread): fact is FactOf<'page started' | 'room started' | 'action started'> =>
  fact.type === 'page started' || fact.type === 'room started' || fact.type === 'action started';
