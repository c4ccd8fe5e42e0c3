import type { Fact, FactOf, History, Unread } from '../journal/facts.ts';
import { type Message, message, text, title } from '../messages/message.ts';
import { spans, type Text, time } from '../messages/text.ts';
import { sentence } from './sentence.ts';

/** The story so far, a line a fact. That something began is left out once it is known how it ended. */
export const timelineView = (name: string, history: History): Message =>
  message(
    `Timeline of ${name}`,
    title(`Timeline of ${name}`),
    text(told(history).flatMap(({ at, said }, index) => [index === 0 ? '' : '\n', time(at), '  ', ...spans(said)])),
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
