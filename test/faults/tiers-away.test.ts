import { afterEach, expect, inject, test } from 'vitest';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { testDatabase } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { hasItsRoom, opensIncident } from './story.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test('a tier that hangs delays neither another tier’s answer nor a page, whatever is wrong with the others', async () => {
  const { stage, oltp } = await withBrokenTiers();
  await stage.start().ready();
  expect(await answer(stage, 'ana', 'ping oltp')).toMatch(/ok|up/i);
  await oltp.set('hang');
  const hanging = stage.slack.types('ana', 'database', '/db ping oltp');
  expect(await answer(stage, 'bo', 'ping content')).toContain('refuses connections: nobody listens');
  expect(await answer(stage, 'bo', 'ping queue')).toContain('refuses connections: it has no free slot');
  expect(await answer(stage, 'bo', 'olap')).toMatch(/lacks/);
  await opensIncident(stage);
  await stage.mail.mail(({ to }) => to.includes('ana@rookery.internal'));
  await hasItsRoom(stage);
  await hanging;
  expect(stage.slack.ephemeral('ana')).toHaveLength(1);
  await until(
    () => stage.facts(),
    (facts) => facts.some(({ type }) => type === 'page sent'),
  );

  const since = stage.slack.log.entries.length;
  const status = answer(stage, 'bo', 'status');
  await oltp.set('refuse');
  expect(await status).toMatch(/oltp/);
  const isHers = ({ to }: { to: string | undefined }) => to === 'U0000001';
  await stage.slack.waitFor('posted', ({ message }) => isHers(message), { since, timeout: 150_000 });
}, 300_000);

async function withBrokenTiers() {
  const empty = await testDatabase('tier');
  ends.push(empty.drop);
  const oltp = await startProxy(empty.url);
  ends.push(oltp.close);
  const queue = new URL(empty.url);
  queue.username = `full_${process.pid}`;
  queue.password = 'full';
  await askOnce(
    `${inject('cluster')}postgres`,
    `create role ${queue.username} login password 'full' connection limit 0`,
  );
  ends.push(() => askOnce(`${inject('cluster')}postgres`, `drop role ${queue.username}`));
  const stage = await openStage({
    CONFIG_OVERLAY: 'src/sandbox/config,test/faults/config,test/faults/config/patient',
    TIER_OLTP_URL: oltp.url,
    TIER_CONTENT_URL: 'postgres://nobody@127.0.0.1:1/content',
    TIER_QUEUE_URL: queue.href,
    TIER_OLAP_URL: empty.url,
  });
  ends.push(stage.close);
  return { stage, oltp };
}

/** What this person is told who types that. */
async function answer({ slack }: Stage, who: string, typed: string): Promise<string> {
  const since = slack.log.entries.length;
  await slack.types(who, 'database', `/db ${typed}`);
  const person = slack.world.settings.people.find(({ name }) => name === who)?.id;
  const isAnswer = ({ to }: { to: string | undefined }) => to === person;
  const { message } = await slack.waitFor('posted', ({ message }) => isAnswer(message), { since, timeout: 150_000 });
  return `${message.text} ${JSON.stringify(message.blocks)}`;
}
