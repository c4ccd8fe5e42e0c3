import { z } from 'zod';
import { someTime, text, variable } from '../config/vocabulary.ts';

/** A program with its arguments: no shell reads it. */
const program = z
  .array(text)
  .min(1, 'is empty; expected a program and its arguments, such as [/usr/local/bin/fence, oltp]');

/** How it is made sure that the old primary can't be written to: by a program of its own, or by people. */
const fencing = z.union([z.strictObject({ run: program }), z.strictObject({ by_hand: text })]).optional();

/** Of each program. */
const timeLimit = someTime.default(120_000);

const primary = text;
const manual = z.strictObject({ adapter: z.literal('manual'), primary, fencing, steps: z.array(text).min(1) });
const command = z.strictObject({
  ...{ adapter: z.literal('command'), primary, fencing, run: program },
  time_limit: timeLimit,
});
/** Patroni fences by its leader key. `url` names the variable with the address of its REST API. */
const patroni = z.strictObject({ adapter: z.literal('patroni'), primary, member: text, url: variable });

/** By the tier that is a standby, how it becomes the primary in the place of `primary`. */
export const failoverFile = z.record(z.string(), z.discriminatedUnion('adapter', [manual, command, patroni]));

export type FailoverSettings = z.output<typeof failoverFile>;
export type FailoverWay = FailoverSettings[string];

/** How long programs may run for it, one after the other, in milliseconds. */
export const longest = (way: FailoverWay): number =>
  way.adapter === 'command' ? way.time_limit * (way.fencing && 'run' in way.fencing ? 2 : 1) : 0;
