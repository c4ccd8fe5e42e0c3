import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../root.ts';
import type { LocalSlackOptions } from './options.ts';

const manifest = z.object({
  features: z.object({ slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean() })) }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What the app may do and is told of once it is installed from manifest.yml: nothing works here that would not work there. */
export function installed(): LocalSlackOptions {
  const { features, oauth_config, settings } = manifest.parse(
    parse(readFileSync(new URL('manifest.yml', root), 'utf8')),
  );
  return {
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command }) => command),
    shouldEscape: features.slash_commands.every(({ should_escape }) => should_escape),
  };
}
