import { z } from 'zod';
import { roomSchema } from './incident-facts.ts';

/** `action` is 1, 2, … within its stream. */
const which = { action: z.number() };
const tried = { ...which, attempt: z.string() };
const row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const impactSchema = z.strictObject({
  rows: z.number().optional(),
  locks: z.array(z.string()),
  plan: z.array(z.string()),
  asked: z.unknown().optional(),
});

export const actionFacts = [
  /** What a person decides upon, as it was when they were asked. */
  z.strictObject({
    type: z.literal('action asked'),
    ...which,
    name: z.string(),
    tier: z.string(),
    arguments: z.array(z.string()),
    statement: z.string(),
    /** Of statement, arguments and values seen: any difference makes another one. */
    hash: z.string(),
    effect: z.string(),
    seen: z.array(row),
    /** Columns that may not change, and those that are shown. */
    compared: z.array(z.string()).optional(),
    shown: z.array(z.string()).optional(),
    approval: z.enum(['confirm', 'two-person']),
    because: z.string().optional(),
    impact: impactSchema.optional(),
    expiresMs: z.number(),
    /** It is not approved before it has been so for as long. */
    waitMs: z.number().optional(),
    /** Where it was asked for, when that is not the room of an incident. */
    room: roomSchema.optional(),
    /** What asks for it again, as it was asked for: what was taken from what was seen is looked at anew. */
    again: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('action approved'),
    ...which,
    /** Break-glass: whoever asked for it does it without a second person, for this reason. */
    alone: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('action rejected'), ...which, reason: z.string() }),
  /** What was seen is no longer so, or nobody decided in time. */
  z.strictObject({ type: z.literal('action voided'), ...which, why: z.string() }),
  z.strictObject({
    type: z.literal('action started'),
    ...tried,
    /** Past this and without an outcome, nobody knows whether it happened. */
    deadlineMs: z.number(),
    /** The process that does it. */
    worker: z.string(),
  }),
  z.strictObject({
    type: z.literal('action ended'),
    ...tried,
    outcome: z.enum(['done', 'gone', 'failed']),
    rows: z.array(row),
    notices: z.array(z.string()),
    why: z.string().optional(),
    ms: z.number(),
  }),
  /** It may have happened. It is never repeated. */
  z.strictObject({ type: z.literal('action unknown'), ...tried, why: z.string() }),
  /** What the tier says afterwards; `asked` is its answer. */
  z.strictObject({
    type: z.literal('action verified'),
    ...which,
    holds: z.boolean(),
    why: z.string(),
    asked: z.unknown().optional(),
  }),
  /** A person has looked at an action whose outcome nobody knew. */
  z.strictObject({ type: z.literal('action settled'), ...which, done: z.boolean() }),
] as const;
