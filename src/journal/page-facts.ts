import { z } from 'zod';

/**
 * One try to reach one person over one channel. `attempt` is its id in the stream, e.g. `1/0/ana/email/1`:
 * path, rung, person, channel, try. A rung is a step of the path in time; the last level repeats on further rungs.
 */
export const pageFacts = [
  z.strictObject({
    type: z.literal('page asked'),
    people: z.array(z.string()),
    why: z.string(),
    /** A word on how it is answers this page; none: it asks for help. */
    wants: z.literal('update').optional(),
  }),
  z.strictObject({
    type: z.literal('page started'),
    attempt: z.string(),
    rung: z.number(),
    level: z.number(),
    person: z.string(),
    channel: z.string(),
    /** Past this, with the lease lost and no outcome, nobody knows whether it arrived. */
    deadlineMs: z.number(),
    /** The lease under which it was started. */
    fence: z.number(),
    /** How much later than its deadline the level was reached, when that is more than the bot's own pace. */
    lateMs: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal('page sent'),
    attempt: z.string(),
    /** Where the message can be edited, for channels that have that. */
    post: z.strictObject({ channel: z.string(), ts: z.string() }).optional(),
    reference: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('page failed'),
    attempt: z.string(),
    error: z.string(),
    /** Trying again cannot help: no such address, no permission. */
    final: z.boolean(),
  }),
  z.strictObject({ type: z.literal('page unknown'), attempt: z.string(), error: z.string() }),
] as const;
