import type { Config } from '../config/schemas.ts';
import type { Call } from './call.ts';
import type { Command } from './command.ts';

type Allowed = { commands: readonly string[]; questions: 'none' | 'public' | 'all'; private: boolean };

/** May this caller use this command? Asked for every word and every click. */
export function mayRun(config: Config, call: Call, { name, question }: Command): boolean {
  const { commands, questions } = allowed(config, call);
  if (question && (questions === 'all' || (questions === 'public' && question.public))) return true;
  return commands.includes('*') || commands.includes(name);
}

/** May this caller see what a column marked private holds? */
export const mayReveal = (config: Config, call: Call): boolean => allowed(config, call).private;

/** The role in words, for a refusal: `operator`, `member`, `watch`. */
export const roleOf = (config: Config, call: Call): string => callerKind(call) ?? personRole(config, call);

function allowed(config: Config, call: Call): Allowed {
  const kind = callerKind(call);
  if (kind !== undefined) return { ...nothing, commands: callerCommands(config, kind) };
  const roles: Record<string, Allowed> = config.permissions.roles;
  return roles[personRole(config, call)] ?? nothing;
}

const nothing: Allowed = { commands: [], questions: 'none', private: false };

function callerCommands(config: Config, kind: string): readonly string[] {
  const callers: Record<string, { commands: readonly string[] }> = config.permissions.callers;
  return callers[kind]?.commands ?? [];
}

/** `watch` of `watch:pool-usage`; people have no kind. */
const callerKind = ({ by }: Call): string | undefined => (by.includes(':') ? by.slice(0, by.indexOf(':')) : undefined);

function personRole(config: Config, { by, standing }: Call): string {
  if (standing !== 'full') return 'guest';
  return config.people.find(({ slack }) => slack === by)?.may ?? 'member';
}
