import type { z } from 'zod';
import type { Runbook } from '../runbooks/runbook.ts';
import { alertsFile } from './alerts.ts';
import { escalationFile } from './escalation.ts';
import { incidentsFile } from './incidents.ts';
import { limitsFile } from './limits.ts';
import { peopleFile } from './people.ts';
import { permissionsFile } from './permissions.ts';
import { remarksFile } from './remarks.ts';
import { schedulesFile } from './schedules.ts';
import { severitiesFile } from './severities.ts';
import { tiersFile } from './tiers.ts';

/** Every settings file, by its name without `.yml`. */
export const files = {
  tiers: tiersFile,
  people: peopleFile,
  escalation: escalationFile,
  severities: severitiesFile,
  incidents: incidentsFile,
  schedules: schedulesFile,
  limits: limitsFile,
  remarks: remarksFile,
  alerts: alertsFile,
  permissions: permissionsFile,
} as const;

export type FileName = keyof typeof files;
export type Files = { [File in FileName]: z.output<(typeof files)[File]> };

/** All that operators own, as frozen plain data. Lists keep the order of the files; lengths of time are milliseconds. */
export type Config = {
  tiers: Files['tiers'];
  people: Files['people']['people'];
  roles: Files['people']['roles'];
  outside: Files['people']['outside'];
  channels: Files['people']['channels'];
  paths: Files['escalation'];
  teamChannel: string;
  /** Worst first. */
  severities: Files['severities']['severities'];
  incidentTypes: Files['incidents'];
  timeZone: string;
  schedules: Files['schedules']['schedules'];
  limits: Files['limits'];
  remarks: Files['remarks'];
  alerts: Files['alerts'];
  permissions: Files['permissions'];
  runbooks: readonly Runbook[];
};
