import { expect, test } from 'vitest';
import { askOnce } from '../../src/sandbox/postgres/ask.ts';
import { testDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';

const running = (pid: string) => `select state from pg_stat_activity where pid = ${pid} and state = 'active'`;
const shopper = `shopper_${process.pid}`;

test('killed after an action was begun and before it was sent, it is unknown, asked about, and never done again', async () => {
  const tier = await testDatabase('tier');
  await tier.admin(
    `create role ${shopper} login password 'shop'; grant connect on database "${tier.name}" to ${shopper}`,
  );
  const stage = await openStage({ TIER_OLTP_URL: tier.url, TIER_OLTP_ACTION_URL: tier.url });
  const address = new URL(tier.url);
  address.username = shopper;
  address.password = 'shop';
  const busy = askOnce(address.href, 'select pg_sleep(600)').catch(() => []);
  try {
    const [row] = await until(
      () => tier.admin(`select pid from pg_stat_activity where usename = '${shopper}' and state = 'active'`),
      (rows) => rows.length === 1,
    );
    const pid = String(row?.pid);
    await stage.start().ready();
    const started = stage.journal.holdBack((text) => text.includes('"type":"action started"'), 1);
    await stage.slack.types('ana', 'database', `/db cancel oltp ${pid}`);
    await confirms(stage, pid);
    await until(async () => started.count(), Boolean);
    stage.bots.at(-1)?.freeze();
    started.letGo();
    await until(() => isBegun(stage), Boolean);
    await stage.crash();
    const facts = await until(
      () => stage.facts(),
      (all) => all.some(({ type }) => type === 'action verified'),
    );
    const told = facts.map(({ type }) => type).filter((type) => type.startsWith('action'));
    expect(told).toEqual(['action asked', 'action started', 'action unknown', 'action verified']);
    expect(await tier.admin(running(pid))).toHaveLength(1);
  } finally {
    await tier.admin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${shopper}'`);
    await busy;
    await stage.close();
    await tier.drop();
  }
}, 300_000);

const isBegun = async ({ facts }: Stage): Promise<boolean> =>
  (await facts()).some(({ type }) => type === 'action started');

/** Presses the button that does it, as soon as it is there. */
async function confirms({ slack }: Stage, pid: string): Promise<void> {
  const label = `cancel oltp ${pid}`;
  const { message } = await slack.waitFor('posted', (entry) => JSON.stringify(entry.message.blocks).includes(label), {
    timeout: 150_000,
  });
  await slack.presses('ana', message, label);
}
