import { z } from 'zod';
import { name, named, severityName, someTime, text } from './vocabulary.ts';

const incidentType = z
  .strictObject({
    title: text,
    severity: severityName,
    respond_within: someTime.optional(),
    path: name.optional(),
    runbook: name.optional(),
    first_actions: text,
  })
  .transform((type) => ({
    title: type.title,
    /** What it is opened with when nobody says otherwise. */
    severity: type.severity,
    /** Wins over the severity's when given, and so does the path. */
    respondWithinMs: type.respond_within,
    path: type.path,
    runbook: type.runbook,
    firstActions: type.first_actions,
  }));

export const incidentsFile = named(incidentType);
export type IncidentType = z.output<typeof incidentsFile>[number];
