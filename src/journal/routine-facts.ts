import { z } from 'zod';
import { roomSchema } from './incident-facts.ts';

export const routineFacts = [
  z.strictObject({
    type: z.literal('routine started'),
    name: z.string(),
    title: z.string(),
    room: roomSchema,
    /** The local day and hour it belongs to, for a scheduled one: `2026-11-22 09:00 Europe/Berlin`. */
    slot: z.string().optional(),
    late: z.boolean(),
  }),
  /** Nobody has signed yet: its room was asked or, once it is late, these people were told. */
  z.strictObject({ type: z.literal('signature asked'), people: z.array(z.string()) }),
  z.strictObject({ type: z.literal('routine signed'), text: z.string().optional() }),
] as const;
