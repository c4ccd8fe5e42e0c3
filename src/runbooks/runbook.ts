import { z } from 'zod';

/** The most steps a checklist may have: more can't be shown in one message, and nobody works through them at night. */
export const mostSteps = 40;

export const stepSchema = z.strictObject({
  /** 1, 2, … through the whole runbook: what people type. */
  number: z.int().positive(),
  /** The heading above it. */
  phase: z.string(),
  title: z.string(),
  /** The prose under it, as Markdown. */
  help: z.string(),
  /** The words of a question, asked when the step opens: `['pools', 'oltp']`. */
  ask: z.array(z.string()).optional(),
  /** A reviewed statement for one tier. */
  sql: z.strictObject({ tier: z.string(), text: z.string() }).optional(),
  /** The words of an action, drawn as a button. */
  action: z.array(z.string()).optional(),
  /** A CEL rule over the answer: true is the proof that ticks the step. */
  expect: z.string().optional(),
  /** Where it stands in the file. */
  line: z.int().positive(),
});

/** A runbook as it is executed and as it is kept in the journal when a checklist starts: plain JSON. */
export const runbookSchema = z.strictObject({
  /** The file's name without `.md`. */
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  tier: z.string().optional(),
  /** The incident type it is for. */
  incident: z.string().optional(),
  /** Names of limits and alerts that it answers. */
  alerts: z.array(z.string()),
  owner: z.string().optional(),
  /** How often it is reviewed, and when it last was (a date). */
  review: z.string().optional(),
  reviewed: z.string().optional(),
  /** sha256 of the file's text. */
  hash: z.string(),
  steps: z.array(stepSchema),
});

export type Step = z.infer<typeof stepSchema>;
export type Runbook = z.infer<typeof runbookSchema>;
