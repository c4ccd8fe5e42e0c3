import { randomBytes } from 'node:crypto';
import { journalRoles } from '../postgres/roles.ts';
import { type LocalMail, startLocalMail } from './mail/server.ts';
import { type Cluster, startCluster } from './postgres/cluster.ts';
import { installed } from './slack/installed.ts';
import { type LocalSlack, startLocalSlack } from './slack/local-slack.ts';
import { roster } from './slack/options.ts';
import { type DemoTiers, prepareTiers } from './tiers/demo-tiers.ts';
import { startTierCluster } from './tiers/tier-cluster.ts';

/** Everything around the bot, real and on this machine: databases, Slack, mail. */
export type Surroundings = {
  slack: LocalSlack;
  mail: LocalMail;
  tiers: DemoTiers;
  tierCluster: Cluster;
  journalCluster: Cluster;
  /** The environment in which the bot finds them. */
  variables: Record<string, string>;
  stop(): Promise<void>;
};

type Options = { slackPort?: number; overlays: readonly string[] };

/** The tiers have a cluster of their own, so that exhausting or stopping them does not mute the bot. */
export async function startSurroundings({ slackPort = 0, overlays }: Options): Promise<Surroundings> {
  const [slack, mail, tierCluster, journalCluster] = await Promise.all([
    startLocalSlack({ ...installed(), port: slackPort, channels }),
    startLocalMail(),
    startTierCluster({ durable: false }),
    startCluster({ durable: false }),
  ]);
  const [tiers, journal] = await Promise.all([prepareTiers(tierCluster), prepareJournal(journalCluster)]);
  const variables = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.world.settings.tokens.bot,
    SLACK_APP_TOKEN: slack.world.settings.tokens.app,
    DATABASE_URL: journal.url,
    JOURNAL_OWNER_URL: journal.ownerUrl,
    SMTP_URL: mail.url,
    MAIL_FROM: 'Rookery <rookery@example.com>',
    CONFIG_OVERLAY: overlays.join(','),
    PORT: '0',
    ...tierVariables(tiers),
  };
  const stop = async () => {
    await Promise.all([slack.stop(), mail.close(), tierCluster.stop(), journalCluster.stop()]);
  };
  return { slack, mail, tiers, tierCluster, journalCluster, variables, stop };
}

/** The team's channel is one that the bot was invited to. */
const channels = [
  { name: 'general', general: true },
  { name: 'database', members: [...roster.map(({ name }) => name), 'rookery'] },
];

const tierVariables = (tiers: DemoTiers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tiers).flatMap(([name, { reader, operator }]) => [
      [`TIER_${name.toUpperCase()}_URL`, reader],
      [`TIER_${name.toUpperCase()}_ACTION_URL`, operator],
    ]),
  );

/** The two logins that `npm run roles journal` prints, with passwords of their own. */
export async function prepareJournal(
  cluster: Cluster,
  database = 'rookery',
): Promise<{ url: string; ownerUrl: string }> {
  const [owner, app] = ['rookery_owner', 'rookery'].map((user) => ({
    user,
    password: randomBytes(12).toString('hex'),
  }));
  if (!owner || !app) throw new Error('two logins were made');
  await cluster.createDatabase(database);
  await cluster.admin(journalRoles(), database);
  for (const { user, password } of [owner, app]) await cluster.admin(`alter role ${user} password '${password}'`);
  return { url: cluster.url(database, app), ownerUrl: cluster.url(database, owner) };
}
