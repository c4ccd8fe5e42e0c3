import { z } from 'zod';
import { shown } from './sentence.ts';
import { date, looking, name, named, someTime, text } from './vocabulary.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const timeZone = z.string().refine(isTimeZone, {
  error: ({ input }) => `${shown(input)} is not a time zone; expected a name such as "Europe/Berlin" or "UTC"`,
});

const hour = looking(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour of the day; expected one such as "09:00"');

const schedule = z
  .strictObject({
    runbook: name,
    at: hour,
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .default([...weekdays]),
    time_zone: timeZone.optional(),
    grace: someTime,
    remind_after: someTime,
    escalate_after: someTime.optional(),
    escalate_to: z.array(name).default([]),
    channel: text.optional(),
  })
  .superRefine(({ remind_after, escalate_after, escalate_to }, context) => {
    const says = (message: string) => context.addIssue({ code: 'custom', path: ['escalate_after'], message });
    if ((escalate_after === undefined) !== (escalate_to.length === 0))
      says('and escalate_to go together; expected when people are told and who they are, or neither');
    if (escalate_after !== undefined && escalate_after <= remind_after)
      says('is not later than remind_after; expected the room to be asked first');
  });

export const schedulesFile = z
  .strictObject({ time_zone: timeZone, holidays: z.array(date).default([]), schedules: named(schedule) })
  .transform((file) => ({
    /** The team's own zone, for everything that is shown to all. */
    timeZone: file.time_zone,
    schedules: file.schedules.map(({ name, runbook, at, days, ...rest }) => ({
      name,
      runbook,
      at,
      days,
      timeZone: rest.time_zone ?? file.time_zone,
      /** Local dates such as `2026-12-25` on which it does not happen. */
      holidays: file.holidays,
      /** How late it may still be posted, marked late, after the bot was down at the hour. */
      graceMs: rest.grace,
      remindAfterMs: rest.remind_after,
      escalateAfterMs: rest.escalate_after,
      escalateTo: rest.escalate_to,
      /** None: the team's channel. */
      channel: rest.channel,
    })),
  }));

export type Schedule = z.output<typeof schedulesFile>['schedules'][number];

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
