import { z } from 'zod';

/** Who is paged when, as resolved when this path began: editing the settings does not move a running path. */
export const pathSchema = z.strictObject({
  name: z.string(),
  levels: z.array(z.strictObject({ afterMs: z.number(), people: z.array(z.string()) })),
  /** How often the last level is paged again; none: it is paged once. */
  repeatMs: z.number().optional(),
});
export type ResolvedPath = z.infer<typeof pathSchema>;

export const roomSchema = z.strictObject({ channel: z.string(), thread: z.string().optional() });

/** What a limit or an alert saw when it opened the incident. */
export const causeSchema = z.strictObject({
  question: z.string().optional(),
  tier: z.string().optional(),
  label: z.string().optional(),
  value: z.string(),
  rule: z.string(),
  since: z.string(),
});
export type Cause = z.infer<typeof causeSchema>;

/** In characters. */
export const longestTitle = 200;

const roomKind = z.enum(['channel', 'thread']);

export const incidentFacts = [
  z.strictObject({
    type: z.literal('opened'),
    number: z.number(),
    incidentType: z.string(),
    severity: z.string(),
    tiers: z.array(z.string()),
    title: z.string(),
    /** The same trouble opens one incident only, while it is open. */
    dedupKey: z.string().optional(),
    cause: causeSchema.optional(),
    roomKind,
    /** None: nobody is paged. */
    path: pathSchema.optional(),
    /** How often an update is due once somebody has it; none: never. */
    updateMs: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal('room started'),
    attempt: z.string(),
    name: z.string(),
    deadlineMs: z.number(),
    kind: roomKind.optional(),
  }),
  z.strictObject({
    type: z.literal('room opened'),
    attempt: z.string(),
    room: roomSchema,
    /** Of a channel of its own, as the chat knows it in the end. */
    name: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('room failed'), attempt: z.string(), error: z.string() }),
  /** The room is gone for good; the story goes on in this one. */
  z.strictObject({ type: z.literal('room lost'), was: roomSchema, room: roomSchema }),
  z.strictObject({ type: z.literal('evidence stored'), asked: z.array(z.unknown()) }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({ type: z.literal('noted'), text: z.string() }),
  z.strictObject({
    type: z.literal('severity changed'),
    from: z.string(),
    to: z.string(),
    roomKind,
    path: pathSchema.optional(),
    updateMs: z.number().optional(),
  }),
  /** An update is due: 1 is asked for in the room, each time anew; 2 whoever has it is paged as well, 3 the path again. */
  z.strictObject({ type: z.literal('update asked'), count: z.number() }),
  z.strictObject({ type: z.literal('resolved'), text: z.string().optional() }),
  z.strictObject({ type: z.literal('reopened'), text: z.string().optional(), path: pathSchema.optional() }),
] as const;
