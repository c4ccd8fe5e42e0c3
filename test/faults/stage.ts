import { beforeAll, inject, onTestFailed } from 'vitest';
import { type LocalMail, startLocalMail } from '../../src/sandbox/mail/server.ts';
import { installed } from '../../src/sandbox/slack/installed.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { built } from '../support/build.ts';
import { testDatabase } from '../support/postgres.ts';
import { type Proxy as JournalProxy, startProxy } from '../support/proxy.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { factsIn, type Stored } from './journal-seen.ts';

/** One run: a fresh journal, a local Slack and a mail server of its own, and the bot's processes between them. */
export type Stage = {
  slack: LocalSlack;
  mail: LocalMail;
  /** In front of the journal's Postgres. */
  journal: JournalProxy;
  journalUrl: string;
  facts(): Promise<readonly Stored[]>;
  start(variables?: Record<string, string>, folder?: string): BotProcess;
  /** The processes that were started, the dead ones too. */
  bots: readonly BotProcess[];
  /** Kills the newest process with `kill -9` and starts another one at once. */
  crash(): Promise<void>;
  /** From now on another process does the work, or the same one anew: what was under way may be done once more. */
  changedHands(): void;
  /** How many entries Slack's log had each time. */
  changes: readonly number[];
  close(): Promise<void>;
};

// Building is no part of any test's time.
beforeAll(built, 300_000);

/** `journalUrl`: a journal of the test's own instead, as its superuser reads it. */
export async function openStage(more: Record<string, string> = {}, journalUrl?: string): Promise<Stage> {
  const database = await testDatabase('faults');
  const [slack, mail, journal] = await Promise.all([
    // A machine with other work to do is no reason for people to say it twice.
    startLocalSlack({ ...installed(), acknowledgeMs: 60_000 }),
    startLocalMail(),
    startProxy(journalUrl === undefined ? database.url : (more.DATABASE_URL ?? journalUrl)),
  ]);
  const bots: BotProcess[] = [];
  const changes: number[] = [];
  const changedHands = () => void changes.push(slack.log.entries.length);
  const start = (variables: Record<string, string> = {}, folder?: string) => {
    const bot = startBotProcess(
      { ...variablesFor(slack, mail, journal.url), ...more, DATABASE_URL: journal.url, ...variables },
      folder,
    );
    bots.push(bot);
    return bot;
  };
  onTestFailed(() => console.error(bots.map((bot) => bot.said()).join('\n── next process ──\n')));
  return {
    ...{ slack, mail, journal, bots, changes, changedHands, start, journalUrl: journalUrl ?? database.url },
    facts: () => factsIn(journalUrl ?? database.url),
    crash: async () => {
      await bots.at(-1)?.kill();
      changedHands();
      start();
      // What the dead one had sent may still arrive: its life ends with the first word of the next one.
      const life = changes.length - 1;
      const off = slack.on((entry) => {
        if (entry.kind !== 'calling' || entry.method !== 'auth.test') return;
        changes[life] = entry.n;
        off();
      });
    },
    close: async () => {
      await Promise.all(bots.filter((bot) => bot.isAlive()).map((bot) => bot.kill()));
      await Promise.all([slack.stop(), mail.close(), journal.close()]);
      await database.drop();
    },
  };
}

/** The tiers of these runs are one empty database: what they say is not what is tried here. */
function variablesFor(slack: LocalSlack, mail: LocalMail, journalUrl: string): Record<string, string> {
  const tier = `${inject('cluster')}postgres`;
  return {
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.world.settings.tokens.bot },
    ...{ SLACK_APP_TOKEN: slack.world.settings.tokens.app, DATABASE_URL: journalUrl, JOURNAL_OWNER_URL: journalUrl },
    ...{ SMTP_URL: mail.url, MAIL_FROM: 'Rookery <rookery@rookery.internal>', PORT: '0', LEASE_MS: '1000' },
    ...{ TIER_OLTP_URL: tier, TIER_CONTENT_URL: tier, TIER_QUEUE_URL: tier, TIER_OLAP_URL: tier },
    CONFIG_OVERLAY: 'src/sandbox/config,test/faults/config',
  };
}
