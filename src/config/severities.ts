import { z } from 'zod';
import { name, type SeverityName, severities, someTime, text } from './vocabulary.ts';

const severity = z
  .strictObject({
    meaning: text,
    respond_within: someTime,
    path: name.optional(),
    room: z.enum(['channel', 'thread']),
    invite: z.array(name).default([]),
    update_every: someTime.optional(),
    page_when_silent: someTime.optional(),
  })
  .transform((severity) => ({
    meaning: severity.meaning,
    respondWithinMs: severity.respond_within,
    /** None: nobody is paged. */
    path: severity.path,
    room: severity.room,
    invite: severity.invite,
    /** How often an update is due once somebody has it; none: never. */
    updateEveryMs: severity.update_every,
    /** How long after a missed update the lead is paged; none: never. */
    pageWhenSilentMs: severity.page_when_silent,
  }));

export type Severity = { name: SeverityName } & z.output<typeof severity>;

export const severitiesFile = z
  .strictObject({
    team_channel: text,
    severities: z.strictObject({ critical: severity, high: severity, medium: severity, low: severity }),
  })
  .transform((file) => ({
    teamChannel: file.team_channel,
    severities: severities.map((name): Severity => ({ name, ...file.severities[name] })),
  }));
