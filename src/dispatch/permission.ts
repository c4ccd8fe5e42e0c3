import type { Permission } from '../config/permissions.ts';
import type { Config } from '../config/schemas.ts';
import type { Call } from './call.ts';
import type { Command } from './command.ts';

type Allowed = Permission | { commands: readonly string[]; questions: 'none'; private: false };

/** May this caller use this command? Asked for every word and every click. */
export function mayRun(config: Config, call: Call, { name, question, needs }: Command): boolean {
  const may = allowed(config, call);
  if (needs) return 'act' in may && may[needs === 'breakGlass' ? 'break_glass' : needs];
  const { commands, questions } = may;
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

const nothing = { commands: [], questions: 'none', private: false } as const;

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
