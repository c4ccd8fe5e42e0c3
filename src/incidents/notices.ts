import type { Fact, History, Recorded, Unread } from '../journal/facts.ts';

/** The facts that people must notice: each is a new message in the room, while the card is only rewritten. */
export const noticesFrom = (history: History): readonly Recorded[] => history.filter(mustBeNoticed);

function mustBeNoticed(recorded: Recorded<Fact | Unread>): recorded is Recorded {
  const { type } = recorded.fact;
  return (
    type === 'acknowledged' ||
    type === 'severity changed' ||
    type === 'resolved' ||
    type === 'reopened' ||
    type === 'step reopened' ||
    type === 'routine signed' ||
    type === 'action unknown' ||
    (type === 'action approved' && recorded.fact.alone !== undefined)
  );
}
