import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { commandsFor } from '../commands/index.ts';
import { namesOf, slackIds } from './config/who.ts';
import type { Bot } from './dispatch/context.ts';
import { dispatcher } from './dispatch/dispatch.ts';
import type { Log } from './dispatch/log.ts';
import { examine } from './doctor/doctor.ts';
import { health } from './http/health.ts';
import { startServer } from './http/server.ts';
import { headOf } from './incidents/head.ts';
import { startTending } from './incidents/tending.ts';
import type { Journal } from './journal/journal.ts';
import { onceReady } from './once-ready.ts';
import { openJournal } from './postgres/journal/open.ts';
import { createTiers } from './postgres/tiers.ts';
import { heartbeat } from './providers/heartbeat.ts';
import { pagers } from './providers/pagers.ts';
import { library } from './runbooks/library.ts';
import { limitsSay, schedulesSay } from './sayings.ts';
import type { Setup } from './setup.ts';
import { type SlackSettings, startSlack } from './slack/start.ts';
import { measuring, withTelemetry } from './telemetry/measuring.ts';
import { startTelemetry } from './telemetry/start.ts';
import { watching } from './telemetry/watching.ts';
import { tendSettings } from './tend-settings.ts';
import { actingFor, loginsOf } from './tier-logins.ts';
import { sayUnfit } from './unfit.ts';
import { vitals } from './vitals.ts';
import { runWatch } from './watch/watch.ts';

export type RunningBot = { port: number; stop(): Promise<void> };

/** The one place where real Slack, Postgres, providers and clock meet the core. */
export async function startBot(setup: Setup, log: Log): Promise<RunningBot> {
  const { config, environment, questions } = setup;
  const opening = Promise.all([
    startTelemetry(environment.posthog, log),
    openJournal({
      ...environment.journal,
      headOf,
      leaseMs: environment.leaseMs,
      onTrouble: (err) => log.warn({ err }, 'the journal is not ready'),
    }),
  ]);
  // Slack connects while the journal opens; what it brings before then waits.
  const slack = startSlack({
    settings: slackSettings(setup),
    dispatch: (words, call) => opening.then(() => dispatch(words, call)),
    log,
  });
  const [telemetry, opened] = await opening.catch(async (error: unknown) => {
    await slack.stop();
    throw error;
  });
  const journal = watching(opened.journal, telemetry);
  const asking = createTiers({ tiers: addresses(setup), questions, now: () => new Date() });
  // Statistics are about what people ask; the watch alone would be twenty thousand events a day.
  const tiers = measuring(asking, telemetry);

  const bot: Bot = {
    config,
    journal,
    tiers,
    acting: actingFor(setup, tiers),
    lights: opened.lights,
    library: library(config.runbooks),
    worker: `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`,
    commands: () => commands,
    tend: { now: (stream, lease) => tending.tendNow(stream, lease) },
    examine: () =>
      examine({
        config,
        environment,
        tiers,
        logins: loginsOf(setup),
        prove: () => asking.prove(setup.actions),
        journalReachable: opened.reachable,
        insertOnly: opened.insertOnly,
        slackConnected: slack.connected,
      }),
  };
  const commands = commandsFor(config, questions, bot.acting.actions);
  const dispatch = withTelemetry(dispatcher(bot, log), telemetry, (word) => commands.some(({ name }) => name === word));

  const tending = startTending({
    ...opened,
    ...{ journal, tiers: asking, acting: bot.acting, rooms: slack.rooms, worker: bot.worker },
    ...{ renewMs: environment.leaseMs / 3 },
    channels: [slack.pageChannel, ...pagers(environment, namesOf(config))],
    settings: () => tendSettings(config),
    report: (err, about) => log.warn({ err, ...about }, 'a need could not be met; it is tried again'),
  });
  const well = vitals({ journal: opened.reachable, slack: slack.connected });
  const server = await startServer({ port: environment.port, routes: [...health(well.checks), ...slack.routes], log });
  const others = onceReady(slack.connected, () => [
    warming(slack.warm(slackIds(config)), asking.warm()),
    sayUnfit({ prove: () => asking.prove(setup.actions), log }),
    runWatch({
      tiers: asking,
      samples: opened.samples,
      lights: opened.lights,
      limits: () => config.limits,
      log,
      watched: config.tiers,
      say: limitsSay(dispatch, config),
      incidentOf: incidentOf(journal),
    }),
    schedulesSay(dispatch, config, journal, log),
    environment.heartbeatUrl === undefined
      ? undefined
      : heartbeat({ url: environment.heartbeatUrl, well: well.now, log, everyMs: config.alerts.heartbeat.everyMs }),
  ]);
  log.info({ port: server.port, worker: bot.worker }, 'the bot is up');

  return {
    port: server.port,
    async stop() {
      well.leave();
      await slack.stop();
      await others.stop();
      await tending.stop();
      await server.stop();
      await Promise.all([opened.close(), telemetry.stop()]);
      asking.close();
    },
  };
}

/** Nobody waits for it, neither at the start nor at the end. */
const warming = (...begun: readonly Promise<unknown>[]) => {
  for (const one of begun) one.catch(() => undefined);
  return { stop: () => undefined };
};

const addresses = ({ config, environment }: Setup) =>
  environment.tiers.map(({ name, url, consoleUrl }) => ({
    name,
    url,
    consoleUrl,
    timeLimitMs: config.tiers.find((tier) => tier.name === name)?.timeLimitMs ?? 5_000,
  }));

const slackSettings = ({ environment: { slack } }: Setup): SlackSettings => ({
  botToken: slack.botToken,
  transport: slack.transport,
  ...(slack.apiUrl && { address: slack.apiUrl }),
});

const incidentOf = (journal: Journal) => async (dedupKey: string) =>
  (await journal.list({ kind: 'incident', open: true })).find((one) => one.dedupKey === dedupKey)?.number;
