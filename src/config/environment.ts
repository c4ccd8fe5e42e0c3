import { type Problem, refuse } from '../problems.ts';
import { channelNames } from './people.ts';
import { criticalPeople, tooFewChannels } from './reach.ts';
import type { Config } from './schemas.ts';
import * as looks from './variables.ts';
import { type Reader, type Variables, variableReader } from './variables.ts';

/** What differs between the places where the bot runs. It is full of secrets: never log it. */
export type Environment = {
  slack: {
    botToken: string;
    /** Socket Mode if there is an app token, else HTTP mode. */
    transport: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string };
    /** Slack's own address when not given. */
    apiUrl: string | undefined;
  };
  journal: { url: string; ownerUrl: string };
  tiers: { name: string; url: string; actionUrl: string | undefined; consoleUrl: string | undefined }[];
  email: { url: string; from: string } | undefined;
  webhook: { url: string; secret: string } | undefined;
  heartbeatUrl: string | undefined;
  posthog: { key: string; host: string } | undefined;
  port: number;
  leaseMs: number;
};

/** Reads the variables that the settings name, or throws `ConfigProblems` with everything that is missing or wrong. */
export function environment(config: Config, variables: Variables): Environment {
  const problems: Problem[] = [];
  const reader = variableReader(variables, problems);
  const { required, optional } = reader;
  const { email, webhook } = config.channels;
  const read: Environment = {
    slack: {
      botToken: required('SLACK_BOT_TOKEN', looks.botToken, ''),
      transport: transport(reader),
      apiUrl: optional('SLACK_API_URL', looks.web),
    },
    journal: {
      url: required('DATABASE_URL', looks.postgres, ''),
      ownerUrl: required('JOURNAL_OWNER_URL', looks.postgres, ''),
    },
    tiers: config.tiers.map(({ name, urlVariable, actionUrlVariable, consoleVariable }) => ({
      name,
      url: required(urlVariable, looks.postgres, ''),
      actionUrl: actionUrlVariable && optional(actionUrlVariable, looks.postgres),
      consoleUrl: consoleVariable && required(consoleVariable, looks.console, ''),
    })),
    email: bothSet(reader, email.url, email.from)
      ? { url: required(email.url, looks.smtp, ''), from: required(email.from, looks.sender, '') }
      : undefined,
    webhook: bothSet(reader, webhook.url, webhook.secret)
      ? { url: required(webhook.url, looks.web, ''), secret: required(webhook.secret, looks.webhookSecret, '') }
      : undefined,
    heartbeatUrl: optional(config.alerts.heartbeat.urlVariable, looks.web),
    posthog: posthog(config, reader),
    port: required('PORT', looks.port, 0),
    leaseMs: required('LEASE_MS', looks.leaseMs, 0),
  };
  refuse([...problems, ...unreachable(config, read)]);
  return read;
}

function transport({ isSet, required }: Reader): Environment['slack']['transport'] {
  return isSet('SLACK_SIGNING_SECRET') && !isSet('SLACK_APP_TOKEN')
    ? { mode: 'http', signingSecret: required('SLACK_SIGNING_SECRET', looks.signingSecret, '') }
    : { mode: 'socket', appToken: required('SLACK_APP_TOKEN', looks.appTokenOrSecret, '') };
}

/** One of a pair counts: the other is then asked for. */
const bothSet = ({ isSet }: Reader, one: string, other: string) => isSet(one) || isSet(other);

function posthog({ alerts }: Config, { optional }: Reader): Environment['posthog'] {
  const key = optional(alerts.posthog.keyVariable, looks.key);
  const host = optional(alerts.posthog.hostVariable, looks.web) ?? 'https://us.i.posthog.com';
  return key === undefined ? undefined : { key, host };
}

/** Channels that this environment leaves out reach nobody, so a critical path is checked once more without them. */
function unreachable(config: Config, { email, webhook }: Environment): Problem[] {
  const usable = channelNames.filter((channel) => channel === 'slack' || { email, webhook }[channel]);
  const missed = criticalPeople(config).filter(({ person, path }) => tooFewChannels(person, path, usable));
  if (missed.length === 0) return [];
  const who = missed.map(({ person }) => person.name).join(', ');
  const where = `${config.channels.email.url} or ${config.channels.webhook.url}`;
  return [
    {
      where,
      what: `is not set, so one channel at most reaches ${who}; expected two for everybody whom a critical incident can page`,
    },
  ];
}
