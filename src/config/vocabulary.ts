import { z } from 'zod';
import { duration } from './duration.ts';
import { shown } from './sentence.ts';

/** Text that looks like this, or a sentence that begins with what was found: `"25:00" is not an hour of the day; expected …`. */
export const looking = (looks: RegExp, expected: string) =>
  z.string().regex(looks, { error: ({ input }) => `${shown(input)} is not ${expected}` });

/** How a tier, person, path, limit … is called: it becomes a word people type. */
export const name = looking(
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  'a name; expected small letters, digits and single hyphens, such as "database-lead"',
);

export const date = z.iso.date({
  error: ({ input }) => `${shown(input)} is not a date; expected one such as 2026-11-01`,
});
export const mailAddress = z.email({
  error: ({ input }) => `${shown(input)} is not a mail address; expected one such as ana@example.com`,
});

/** Text that says something. */
export const text = z.string().trim().min(1, 'is empty; expected some text');

/** The name of an environment variable. What was found is not repeated: it may be the secret itself. */
export const variable = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]*$/,
    'expected the name of an environment variable in capitals, such as TIER_OLTP_URL, never the secret itself',
  );

/** A length of time such as `5 min`, as milliseconds. */
export const length = z.string().transform((written, context) => {
  const ms = duration(written);
  if (ms !== undefined) return ms;
  context.addIssue(
    `${shown(written)} is not a length of time; expected a number and a unit, such as "30 s", "5 min", "4 h" or "2 days"`,
  );
  return z.NEVER;
});

/** A length of time that is not nothing. */
export const someTime = length.refine((ms) => ms > 0, 'is no time at all; expected more than 0');

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export const severityName = z.enum(severities);
export type SeverityName = z.output<typeof severityName>;

/** A map whose keys are names becomes a list of things that know their name, in the order of the file. */
export const named = <Thing extends object>(thing: z.ZodType<Thing>) =>
  z.record(name, thing).transform((all) => Object.entries(all).map(([name, rest]) => ({ name, ...rest })));
