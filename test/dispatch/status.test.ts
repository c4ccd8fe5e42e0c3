import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { status } from '../../src/dispatch/status.ts';
import { JournalUnreachable } from '../../src/journal/journal.ts';
import { root } from '../config/settings.ts';
import { tiersWith } from '../postgres/reader.ts';
import { databaseUrl } from '../support/postgres.ts';

const config = loadConfig(root);

/** A real tier, and what it was asked. */
function tier() {
  const real = tiersWith(databaseUrl('postgres'), {
    health: '-- Signs.\n-- tiers: all\nselect 1 as one',
    slow: '-- Other.\n-- tiers: all\nselect 1 as one',
  });
  onTestFinished(real.close);
  const asked: string[] = [];
  const ask: typeof real.ask = (question, of) => {
    asked.push(`${question} ${of}`);
    return real.ask(question, of);
  };
  return { asked, tiers: { ...real, ask } };
}

test('whoever asks while the same is being asked gets the same answer, and whoever asks then a fresh one', async () => {
  const { asked, tiers } = tier();
  const context = { tiers, config, lights: { all: async () => [] } };
  const [one, other] = await Promise.all([status(context), status(context)]);
  expect(asked).toEqual(['health oltp']);
  expect(other).toBe(one);
  expect(one.open.summary).toBe('All 1 tiers are ok.');
  expect(await status(context)).not.toBe(one);
  expect(asked).toHaveLength(2);
});

test('a journal that is away keeps nobody from the lights', async () => {
  const away = async () => Promise.reject(new JournalUnreachable('away'));
  const { open } = await status({ tiers: tier().tiers, config, lights: { all: away } });
  expect(JSON.stringify(open.parts)).toContain('the journal does not answer');
});

test('what the watch saw long ago says nothing of now', async () => {
  const seen = { tier: 'oltp', question: 'health', state: 'ok', since: new Date(0), seen: new Date(1) };
  const lightsOf = async (ageMs: number) =>
    JSON.stringify(await status({ tiers: tier().tiers, config, lights: { all: async () => [{ ...seen, ageMs }] } }));
  expect(await lightsOf(299_000)).toContain(' since ');
  expect(await lightsOf(301_000)).not.toContain(' since ');
});
