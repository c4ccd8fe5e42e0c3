import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { loadConfig } from '../../../src/config/load.ts';
import { type ActingOptions, createActing } from '../../../src/postgres/acting.ts';
import { createTiers } from '../../../src/postgres/tiers.ts';
import { tierSql } from '../../../src/sandbox/tiers/tier-sql.ts';
import { settingsOf } from '../../../src/tiers/action-settings.ts';
import { type ActionsFile, type LoadedActions, loadActions } from '../../../src/tiers/actions.ts';
import { loadQuestions } from '../../../src/tiers/questions.ts';
import { testDatabase } from '../../support/postgres.ts';
import { allTiers, changeLogins, readerUrl, withLogin } from '../reader.ts';

export const { questions } = await loadQuestions('config/queries', allTiers);
const loaded = await loadActions('config/actions', allTiers, questions);
const settings = whole(loaded);
/** The shipped actions. */
export const { actions } = loaded;

const { tiers: standard } = loadConfig('.');

type World = {
  shape?: 'guides' | 'at' | 'seed';
  /** SQL behind that of the shape. */
  more?: string;
  /** The one login that may be locked out and limited. */
  containable?: string;
  settings?: Partial<ActionsFile>;
  /** Another way to the server for the login that acts. */
  way?: (url: string) => Promise<string>;
  over?: Partial<ActingOptions>;
  /** Another server than the run's. */
  cluster?: string | undefined;
};

/** A database with the tables of all four tiers, and what acts on it with the logins that operators make. */
export async function operated({ shape = 'guides', more = '', containable = 'nobody', ...rest }: World = {}) {
  const database = await testDatabase('acting', rest.cluster === undefined ? {} : { cluster: rest.cluster });
  await database.admin(`${await sqlOf(shape)}; ${more}`);
  const own: ActionsFile = {
    ...{ ...settings, contained_roles: [containable], timeout_roles: [containable] },
    ...rest.settings,
  };
  const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
  const url = await readerUrl(
    database,
    needs.flatMap((need) => (need.kind === 'table' ? [need.table] : [])),
    { contained: [containable], limited: [containable] },
  );
  await changeLogins(
    database,
    `do $$ begin
      if not exists (select from pg_roles where rolname = 'shopper') then create role shopper login password 'shopping'; end if;
    end $$`,
  );
  const direct = withLogin(database.url, 'dbops_op', 'acting');
  const actionUrl = (await rest.way?.(direct)) ?? direct;
  const tiers = createTiers({ tiers: allTiers.map((name) => ({ name, url })), questions, now: () => new Date() });
  const acting = createActing({
    tiers: allTiers.map((name) => ({ name, actionUrl })),
    actions,
    decidedWithinMs: settings.decided_within,
    tiersToAsk: tiers,
    settingsFor: (tier) =>
      settingsOf(
        own,
        standard.find(({ name }) => name === tier),
      ),
    ...rest.over,
  });
  const clients: pg.Client[] = [];
  return {
    ...{ database, tiers, acting, actions, actionUrl, readerUrl: url },
    /** A session of a shop that owns nothing. */
    session: async (application = 'shop'): Promise<pg.Client & { pid: string }> => {
      const connectionString = withLogin(database.url, 'shopper', 'shopping');
      const client = new pg.Client({ connectionString, application_name: application });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      const { rows } = await client.query<{ pid: string }>('select pg_backend_pid()::text as pid');
      return Object.assign(client, { pid: rows[0]?.pid ?? '' });
    },
    close: async () => {
      await Promise.allSettled(clients.map((client) => client.end()));
      tiers.close();
      await database.drop();
    },
  };
}

async function sqlOf(shape: 'guides' | 'at' | 'seed'): Promise<string> {
  const rows = await readFile(`test/postgres/shapes/${shape}.sql`, 'utf8');
  if (shape !== 'guides') return rows;
  return [...(await Promise.all(allTiers.map((tier) => tierSql(tier, 'schema')))), rows].join('\n');
}

function whole({ settings: read, problems }: LoadedActions): ActionsFile {
  if (read && problems.length === 0) return read;
  throw new Error(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
}
