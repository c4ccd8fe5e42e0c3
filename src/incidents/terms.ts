import { peopleCalled } from '../config/reach.ts';
import type { Config } from '../config/schemas.ts';
import type { ResolvedPath } from '../journal/incident-facts.ts';

/** What a severity means for an incident of a type: where it is told, who is paged, how often an update is due. */
export type Terms = { roomKind: 'channel' | 'thread'; path?: ResolvedPath; updateMs?: number };

/** The incident type's own path wins, else the severity's; a severity without a path pages nobody. */
export function termsOf(config: Config, typeName: string, severityName: string): Terms {
  const type = config.incidentTypes.find(({ name }) => name === typeName);
  const severity = config.severities.find(({ name }) => name === severityName);
  if (!severity) throw new Error(`severities.yml has no severity "${severityName}"`);
  const path = severity.path === undefined ? undefined : resolvedPath(config, type?.path ?? severity.path);
  return {
    roomKind: severity.room,
    ...(path && { path }),
    ...(severity.updateEveryMs !== undefined && { updateMs: severity.updateEveryMs }),
  };
}

function resolvedPath(config: Config, name: string): ResolvedPath {
  const path = config.paths.find((one) => one.name === name);
  if (!path) throw new Error(`escalation.yml has no path "${name}"`);
  const levels = path.levels.map(({ afterMs, page }) => ({
    afterMs,
    people: peopleCalled(page, config).map(({ name }) => name),
  }));
  return { name, levels, ...(path.repeatMs !== undefined && { repeatMs: path.repeatMs }) };
}
