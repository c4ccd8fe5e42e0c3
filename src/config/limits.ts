import { z } from 'zod';
import { celRule } from './cel.ts';
import { looking, name, named, severityName, someTime, text } from './vocabulary.ts';

const column = looking(/^[a-z_][a-z0-9_]*$/, 'a column of an answer; expected a name such as usage_pct');

const limit = z
  .strictObject({
    title: text,
    question: name,
    arguments: z.array(z.string()).default([]),
    tiers: z.array(name).min(1),
    label: column.optional(),
    value: column,
    rule: celRule('row').optional(),
    over: z.number().optional(),
    grows_over: z.number().positive().optional(),
    per: someTime.optional(),
    for: z.int().positive().default(2),
    opens: name,
    severity: severityName,
  })
  .transform((limit, context) => {
    const when = condition(limit);
    if (when === undefined)
      context.addIssue(
        'says not when it holds; expected one of: rule (CEL over row), over (a number), or grows_over (percent) with per (a length of time)',
      );
    return {
      title: limit.title,
      question: limit.question,
      arguments: limit.arguments,
      tiers: limit.tiers,
      /** Column that tells one pool, session or queue from another; none: the tier as a whole. */
      label: limit.label,
      /** Column that is kept as a sample and shown. */
      value: limit.value,
      when: when ?? z.NEVER,
      /** It opens an incident after holding for so many samples in a row. */
      samples: limit.for,
      opens: limit.opens,
      severity: limit.severity,
    };
  });

/** Either a CEL rule over `row`, or a growth of the value in percent within a length of time, read from the samples. */
export type Condition = { kind: 'rule'; rule: string } | { kind: 'growth'; percent: number; perMs: number };

type Written = {
  value: string;
  rule?: string | undefined;
  over?: number | undefined;
  grows_over?: number | undefined;
  per?: number | undefined;
};

function condition({ value, rule, over, grows_over, per }: Written): Condition | undefined {
  if ([rule, over, grows_over].filter((way) => way !== undefined).length !== 1) return undefined;
  if ((per === undefined) !== (grows_over === undefined)) return undefined;
  if (rule !== undefined) return { kind: 'rule', rule };
  if (over !== undefined) return { kind: 'rule', rule: `row.${value} > ${over}` };
  return grows_over === undefined || per === undefined
    ? undefined
    : { kind: 'growth', percent: grows_over, perMs: per };
}

export const limitsFile = named(limit);
export type Limit = z.output<typeof limitsFile>[number];
