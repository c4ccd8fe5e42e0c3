import { z } from 'zod';
import { type Span, spans } from '../messages/text.ts';
import { reason } from './reason.ts';
import { type Verdict, verdicts } from './tiers.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const column = z.object({
  name: z.string(),
  unit: z.string().optional(),
  private: z.boolean(),
  numeric: z.boolean(),
  time: z.boolean().optional(),
});
const answerSchema = z.object({
  tier: z.string(),
  verdict: z.enum(verdicts),
  because: z
    .array(
      z.object({ verdict: z.enum(verdicts), rule: z.string(), row: z.number().optional(), why: z.string().optional() }),
    )
    .default([]),
  columns: z.array(column).default([]),
  rows: z.array(z.record(z.string(), cell)).default([]),
});
const silenceSchema = z.object({ tier: z.string(), kind: z.string(), sentence: z.string() });
const askedSchema = z.union([answerSchema, silenceSchema]);

/** What an answer meant, told short: its verdict, or that the tier was silent, and why. */
export type Sign = { tier: string; state: Verdict | 'silent'; why: readonly Span[] };

/** Answers as a fact keeps them, told short. What can't be read is left out. */
export const signs = (asked: readonly unknown[]): readonly Sign[] =>
  asked.flatMap((one) => {
    const { data } = askedSchema.safeParse(one);
    return data ? [sign(data)] : [];
  });

function sign(asked: z.output<typeof askedSchema>): Sign {
  if ('sentence' in asked) return { tier: asked.tier, state: 'silent', why: [asked.sentence] };
  const [first] = asked.because;
  return { tier: asked.tier, state: asked.verdict, why: first ? spans(reason(first, asked)) : [] };
}
