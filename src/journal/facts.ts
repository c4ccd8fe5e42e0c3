import { z } from 'zod';
import { actionFacts } from './action-facts.ts';
import { checklistFacts } from './checklist-facts.ts';
import { incidentFacts } from './incident-facts.ts';
import { pageFacts } from './page-facts.ts';
import { routineFacts } from './routine-facts.ts';

/** Everything that can have happened. A schema may gain optional fields; it never loses or changes one. */
export const factSchema = z.discriminatedUnion('type', [
  ...incidentFacts,
  ...pageFacts,
  ...checklistFacts,
  ...routineFacts,
  ...actionFacts,
]);

export type Fact = z.infer<typeof factSchema>;
export type FactType = Fact['type'];
export type FactOf<Type extends FactType> = Extract<Fact, { type: Type }>;

/** A fact in its place in the journal. `by` is a Slack id, or `bot`, `watch:…`, `schedule:…`, `alert:…`. */
export type Recorded<Known = Fact> = { stream: string; version: number; at: Date; by: string; fact: Known };

/** A fact written by a newer version of the bot: shown, never understood. */
export type Unread = { type: 'from a newer version'; originalType: string };

/** A stream as it is read: facts of a newer version stand in their places. */
export type History = readonly Recorded<Fact | Unread>[];
