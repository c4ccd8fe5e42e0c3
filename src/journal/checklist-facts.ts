import { z } from 'zod';

const step = { checklist: z.number(), step: z.number() };

export const checklistFacts = [
  z.strictObject({
    type: z.literal('checklist started'),
    /** 1, 2, … within its stream. */
    checklist: z.number(),
    runbook: z.string(),
    title: z.string(),
    hash: z.string(),
    /** The runbook as it was when the checklist began. */
    snapshot: z.unknown(),
  }),
  z.strictObject({
    type: z.literal('step answered'),
    ...step,
    asked: z.unknown(),
    proof: z.strictObject({ rule: z.string(), proven: z.boolean(), why: z.string() }).optional(),
  }),
  z.strictObject({ type: z.literal('step done'), ...step, note: z.string().optional() }),
  z.strictObject({ type: z.literal('step skipped'), ...step, reason: z.string() }),
  /** The tick is taken back in the open. */
  z.strictObject({ type: z.literal('step reopened'), ...step, why: z.string() }),
] as const;
