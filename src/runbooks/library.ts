import type { Runbook } from './runbook.ts';

export type Library = {
  runbooks: readonly Runbook[];
  called(name: string): Runbook | undefined;
  forIncident(type: string): Runbook[];
  forAlert(alert: string): Runbook[];
};

/** Finds runbooks by name, by the incident type and by the alerts that their front matter names. */
export const library = (runbooks: readonly Runbook[]): Library => ({
  runbooks,
  called: (name) => runbooks.find((runbook) => runbook.name === name),
  forIncident: (type) => runbooks.filter(({ incident }) => incident === type),
  forAlert: (alert) => runbooks.filter(({ alerts }) => alerts.includes(alert)),
});
