import type { Problem } from '../problems.ts';
import type { FailoverSettings } from '../tiers/failover-settings.ts';

/** The addresses of Patroni, by the variable that names each, and what is wrong with them. They may hold a password. */
export function patroniUrls(
  settings: FailoverSettings,
  variables: NodeJS.ProcessEnv,
): { urls: Record<string, string>; problems: Problem[] } {
  const names = Object.values(settings).flatMap((way) => (way.adapter === 'patroni' ? [way.url] : []));
  const set = names.flatMap((name) => (isWeb(variables[name]) ? [[name, variables[name] ?? ''] as const] : []));
  return {
    urls: Object.fromEntries(set),
    problems: names
      .filter((name) => !isWeb(variables[name]))
      .map((where) => ({
        where,
        what: `${variables[where] ? 'is no web address' : 'is not set'}; expected that of Patroni's REST API, such as http://10.0.0.2:8008`,
      })),
  };
}

const isWeb = (value: string | undefined): boolean => /^https?:\/\/\S+$/.test(value ?? '') && URL.canParse(value ?? '');
