import type { Runbook } from './runbook.ts';

export type Library = {
  runbooks: readonly Runbook[];
  called(name: string): Runbook | undefined;
};

export const library = (runbooks: readonly Runbook[]): Library => ({
  runbooks,
  called: (name) => runbooks.find((runbook) => runbook.name === name),
});
