import { onTestFinished } from 'vitest';
import type { Limit } from '../../src/config/limits.ts';
import { createTiers } from '../../src/postgres/tiers.ts';
import type { Lights } from '../../src/tiers/light.ts';
import { questionsFrom } from '../../src/tiers/questions.ts';
import { nothingYet } from '../../src/watch/changes.ts';
import type { Samples } from '../../src/watch/samples.ts';
import { look, type WatchSettings } from '../../src/watch/watch.ts';
import { postgresJournal } from '../postgres/journal/opened.ts';
import { testDatabase } from '../support/postgres.ts';

export const everyMs = 60_000;
/** When minute 0 is. */
export const start = Date.UTC(2026, 10, 22, 9);

export const backlog: Limit = {
  name: 'queue-backlog',
  title: 'More than 100 jobs wait in a queue',
  question: 'queue',
  arguments: [],
  tiers: ['queue'],
  label: 'queue',
  value: 'ready',
  when: { kind: 'rule', rule: 'row.ready > 100.0' },
  samples: 2,
  opens: 'performance-degradation',
  severity: 'high',
};
const sql = `-- How many jobs wait.
-- tiers: all
-- empty: ok
-- units: ready jobs
select queue, ready from waiting order by queue`;

export type Said = { words: readonly string[]; call: { by: string; cause?: object; dedupKey?: string } };

/** What was said since this was asked last. */
export const words = (said: Said[]) => said.splice(0).map((one) => one.words);

export type Watched = {
  samples: Samples;
  lights: Lights;
  /** What was said; every opening gives incident 7 its key. */
  said: Said[];
  open: Map<string, number>;
  lines: string[];
  /** So many jobs wait in a queue. */
  wait(queue: string, ready: number): Promise<unknown>;
  admin(sql: string): Promise<unknown>;
  /** A bot of its own on the same samples, with an empty memory. */
  bot(
    changes?: Partial<WatchSettings>,
    url?: string,
  ): { settings: WatchSettings; lookAt(minute: number): Promise<void> };
};

/** A real tier with one table of waiting jobs, real samples, and bots that watch it. */
export async function watched(): Promise<Watched> {
  const database = await testDatabase('queue');
  onTestFinished(database.drop);
  await database.admin('create table waiting (queue text primary key, ready int not null)');
  const { samples, lights } = await postgresJournal();
  const said: Said[] = [];
  const open = new Map<string, number>();
  const lines: string[] = [];
  const write = (_: object, line: string) => void lines.push(line);

  const bot = (changes: Partial<WatchSettings> = {}, url = database.url) => {
    const { questions } = questionsFrom([{ name: 'queue.sql', content: sql }], ['queue']);
    const tiers = createTiers({ tiers: [{ name: 'queue', url }], questions, now: () => new Date() });
    onTestFinished(tiers.close);
    const settings: WatchSettings = {
      tiers,
      samples,
      lights,
      limits: () => [backlog],
      log: { info: write, warn: write, error: write },
      say: async (words, call) => {
        said.push({ words, call });
        if (call.dedupKey !== undefined) open.set(call.dedupKey, 7);
        return 'Incident 7 is open.';
      },
      incidentOf: async (key) => open.get(key),
      watched: [{ name: 'queue', sampleEveryMs: everyMs }],
      ...changes,
    };
    const memory = nothingYet();
    const slotAt = (minute: number) => ({ tier: 'queue', at: new Date(start + minute * everyMs), everyMs });
    return { settings, lookAt: (minute: number) => look(settings, slotAt(minute), memory) };
  };
  const wait = (queue: string, ready: number) =>
    database.admin(
      `insert into waiting values ('${queue}', ${ready}) on conflict (queue) do update set ready = ${ready}`,
    );
  return { samples, lights, said, open, lines, wait, admin: database.admin, bot };
}
