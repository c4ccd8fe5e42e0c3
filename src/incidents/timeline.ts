import type { Fact, FactOf, History, Recorded, Unread } from '../journal/facts.ts';
import { type Message, message, text, title } from '../messages/message.ts';
import { type Span, time } from '../messages/text.ts';
import { sentence } from './sentence.ts';

/** The story so far, a line a fact. That something began is left out once it is known how it ended. */
export const timelineView = (name: string, history: History): Message =>
  message(
    `Timeline of ${name}`,
    title(`Timeline of ${name}`),
    text(
      told(history).flatMap((recorded, index) => [index === 0 ? '' : '\n', time(recorded.at), '  ', ...line(recorded)]),
    ),
  );

/** The facts that are worth a line. */
export function told(history: History): History {
  const ended = new Set(history.flatMap(({ fact }) => ('attempt' in fact && !begins(fact) ? [fact.attempt] : [])));
  return history.filter(({ fact }) => !begins(fact) || !ended.has(fact.attempt));
}

const begins = (fact: Fact | Unread): fact is FactOf<'page started' | 'room started' | 'action started'> =>
  fact.type === 'page started' || fact.type === 'room started' || fact.type === 'action started';

const line = (recorded: Recorded<Fact | Unread>): readonly Span[] => {
  const said = sentence(recorded);
  return typeof said === 'string' ? [said] : said;
};
