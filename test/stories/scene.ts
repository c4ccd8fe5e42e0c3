import { afterAll, inject } from 'vitest';
import { z } from 'zod';
import { startLocalMail } from '../../src/sandbox/mail/server.ts';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { installed } from '../../src/sandbox/slack/installed.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { StartingChannel } from '../../src/sandbox/slack/options.ts';
import { bots } from './bots.ts';
import { people, personAt } from './person.ts';
import { when } from './when.ts';

export type Variables = Record<string, string>;

type Options = {
  /** Folders whose settings stand in for the shipped ones, after those of the sandbox. */
  overlays?: readonly string[];
  transport?: 'socket' | 'http';
  channels?: readonly StartingChannel[];
  /** Tiers besides OLTP that this story changes, and so has for itself. */
  own?: readonly ('content' | 'queue' | 'olap')[];
  /** It locks and holds, which is seen on its whole server, and would be seen in the vital signs of stories beside it. */
  rough?: boolean;
  /** The last word on the environment, such as a tier behind a proxy. */
  variables?: (variables: Variables) => Variables | Promise<Variables>;
};

export type Scene = Awaited<ReturnType<typeof scene>>;

const quiet = 'test/stories/config';

/** The whole bot and everything around it: people at a Slack, their mail, four tiers, a journal. It ends with the file. */
export async function scene(options: Options = {}) {
  const { overlays = [], transport = 'socket', channels = [], own = [], rough = false, variables } = options;
  const wanted = `${inject('stage')}/${rough ? 'rough' : ''}?own=${own.join()}`;
  const databases = z.record(z.string(), z.string()).parse(await (await fetch(wanted)).json());
  const mail = await startLocalMail();
  const slack = await startLocalSlack({
    ...installed(),
    people,
    channels: [{ name: 'general', general: true }, { name: 'database' }, ...channels],
    acknowledgeMs: 30_000,
  });
  const environment: Variables = {
    ...databases,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.world.settings.tokens.bot,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.world.settings.tokens.app }
      : { SLACK_SIGNING_SECRET: slack.world.settings.tokens.signingSecret }),
    SMTP_URL: mail.url,
    MAIL_FROM: 'Rookery <rookery@example.com>',
    CONFIG_OVERLAY: ['src/sandbox/config', quiet, ...overlays].join(','),
    PORT: '0',
  };
  const bot = bots(variables ? await variables(environment) : environment, slack, transport);
  afterAll(async () => {
    await bot.stop();
    await Promise.all([slack.stop(), mail.close()]);
  });
  await bot.start();
  return {
    ...everybody(slack),
    ...{ bot, slack, mail },
    /** The name of the channel that an incident got. */
    room: (number: number) => roomOf(slack, number),
    /** The address of the OLTP tier as the application that owns its tables. */
    application: databases.OLTP_AS_APPLICATION ?? '',
    /** Runs SQL in that tier as its superuser, behind the bot's back. */
    oltp: (sql: string) => askOnce(databases.OLTP_AS_SUPERUSER ?? '', sql),
    content: (sql: string) => askOnce(databases.CONTENT_AS_SUPERUSER ?? '', sql),
    queue: (sql: string) => askOnce(databases.QUEUE_AS_SUPERUSER ?? '', sql),
    olap: (sql: string) => askOnce(databases.OLAP_AS_SUPERUSER ?? '', sql),
  };
}

function everybody(slack: LocalSlack) {
  const at = (name: string) => personAt(slack, name);
  const [ana, bo, cem, dee, eli] = [at('ana'), at('bo'), at('cem'), at('dee'), at('eli')];
  return {
    ana,
    bo,
    cem,
    dee,
    eli,
    fay: at('fay'),
    gus: at('gus'),
    hana: at('hana'),
    kim: at('kim'),
    ivo: at('ivo'),
    jo: at('jo'),
  };
}

async function roomOf(slack: LocalSlack, number: number): Promise<string> {
  const rooms = () => [...slack.world.channels.values()].find(({ name }) => name.startsWith(`inc-${number}-`));
  return (await when(slack, `incident ${number} has no channel`, rooms)).name;
}
