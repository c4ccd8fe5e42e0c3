import { z } from 'zod';

const words = z.array(z.string()).readonly();

const stepSchema = z.object({
  number: z.number(),
  phase: z.string().default(''),
  title: z.string(),
  help: z.string().default(''),
  /** Words of the question that runs by itself when the step opens. */
  ask: words.optional(),
  /** A reviewed statement for one tier. */
  sql: z.object({ tier: z.string(), text: z.string() }).optional(),
  action: words.optional(),
  /** A rule over the answer: true ticks the step by proof. */
  expect: z.string().optional(),
});

/** What a checklist keeps of its runbook for ever; a runbook may have more, an edit of it changes nothing here. */
export const snapshotSchema = z.object({
  name: z.string(),
  title: z.string(),
  hash: z.string(),
  steps: z.array(stepSchema).readonly(),
});

export type Snapshot = z.input<typeof snapshotSchema>;
export type Step = z.output<typeof stepSchema>;
