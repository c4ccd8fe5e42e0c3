import type { Action } from './acting.ts';
import type { FailoverKind } from './failover.ts';
import type { Need } from './need.ts';

/** A question asked with these words, where `{pid}` stands for an argument, and what has to be true of its answer. */
export type Guard = { question: string; words: readonly string[] } & Said;

/** A rule, and what a person is told about it. */
export type Said = { rule: string; sentence?: string };

/** A rule over what was seen, or over the answer of a question of its own. */
export type Asking = Said | Guard;

/** A value that the settings give to a statement, by a rule over the arguments. */
export type Given = { name: string; type: 'text' | 'int' | 'texts'; rule: string };

/** An action with its words, where `{role}` stands for an argument or a seen column. */
export type Undo = { action: string; words: readonly string[]; rule?: string };

/** One text of an action. `parameters` are the names behind `$1 …` of the statement. */
export type ActionWording = { file: string; sql: string; parameters: readonly string[]; requires: readonly Need[] };

/** An action as its files say it. */
export type ReviewedAction = Action & {
  /** The tier whose server runs it, when it is not the tier that the action is about. */
  on?: string;
  /** The first finds what the action is about; all have to hold. */
  guards: readonly Guard[];
  /** Columns of the first guard's question that may not change between looking and doing. */
  seen: readonly string[];
  /** Rules for arguments that were left out, over what was seen. */
  defaults: readonly ({ name: string } & Asking)[];
  given: readonly Given[];
  twoPersonWhen: readonly Asking[];
  effect: string;
  verify?: Guard;
  /** What it leaves on the tier when it fails or is not as wanted, and what a person does about that. */
  leaves?: Guard;
  /** How long the verification is asked again until it holds. */
  withinMs: number;
  /** How long after its first look the verification looks again and compares; 0 where one look tells. */
  comparesAfterMs: number;
  affects?: { question: string; words: readonly string[] };
  /** The actions that take it back: the first whose rule holds over what was seen. */
  undo: readonly Undo[];
  rehearse: boolean;
  /** It has no statement: a standby is made the primary in the way that the settings name for it. */
  does?: FailoverKind;
  /** What was seen has to be so for as long, from asking to approving. */
  holdsForMs: number;
  /** The statement only writes the statements that are run, with identifiers quoted by the server. */
  builds: boolean;
  limitMs: number;
  /** How long it waits for a lock. */
  lockWaitMs: number;
  wordings: readonly ActionWording[];
  /** What each line of the head says and where it stands, for whoever finds later that it is wrong. */
  lines: readonly { key: string; says: string; where: string }[];
};
