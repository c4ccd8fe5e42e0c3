import { expect, test } from 'vitest';
import type { Message } from '../../src/sandbox/slack/workspace.ts';
import { instead, overlay } from '../support/overlay.ts';
import { startPair } from '../support/pair.ts';
import { promoting, withStandby } from '../support/promoting.ts';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';

const { primary, standby, urls } = await startPair();
const line = await startProxy(standby.url('postgres'));
const { way, runs } = promoting(line.url);
/** Nobody has to wait for minutes: before it is approved, until it is known to be cut off, and for its verification. */
const hasty = (shipped: string) =>
  [
    instead('-- holds-for: 60 s\n', ''),
    instead('-- limit: 5 min', '-- limit: 40 s'),
    instead('-- within: 60 s', '-- within: 1 s'),
  ].reduce((text, change) => change(text), shipped);
const changed = overlay({ ...withStandby({ ...way, time_limit: '15 s' }), 'actions/promote.sql': hasty });

test('killed while the program promotes, it is unknown and asked about; the program is not run again, and a person decides', async () => {
  const stage = await openStage({
    ...{ TIER_OLTP_URL: urls.primary, TIER_OLTP_STANDBY_URL: urls.standby },
    CONFIG_OVERLAY: `src/sandbox/config,test/faults/config,${changed}`,
  });
  try {
    await stage.start().ready();
    await primary.stop();
    await until(
      () => standby.admin('select from pg_stat_wal_receiver'),
      (rows) => rows.length === 0,
    );
    const promotes = line.holdBack((text) => text.includes('pg_promote'));
    await says(stage, 'ana', '/db open database-outage low', 'opened');
    await says(stage, 'ana', '/db start failover 1', 'checklist started', 2);
    await says(stage, 'ana', '/db do 1 2.7 oltp-standby', 'action asked');
    await begins(stage, 'bo', '/db approve 1 1', 'action started');
    await until(async () => promotes.count(), Boolean);
    expect(await told(stage)).toEqual(['action asked', 'action approved', 'action started']);
    await stage.crash();

    await happens(stage, 'action verified');
    const { message } = await stage.slack.waitFor('updated', (entry) => reads(entry, 'It was done'), patience);
    expect(message.text).toMatch(/^promote · oltp-standby, .*nobody knows.* cut off before saying what came of it/);
    await stage.slack.types('bo', 'database', '/db approve 1 1');
    await stage.slack.waitFor('posted', (entry) => reads(entry, 'nobody knows, and it is not done again'), patience);
    promotes.letGo();
    await until(
      () => standby.admin('select pg_is_in_recovery() as standby'),
      ([row]) => row?.standby === false,
    );
    await stage.slack.presses('bo', message, 'It was done');
    await happens(stage, 'action settled');
    expect(await told(stage)).toEqual([
      ...['action asked', 'action approved', 'action started', 'action unknown'],
      ...['action verified: it is not so that it is a primary.', 'action settled'],
    ]);
    expect(runs()).toBe('fence promote');
  } finally {
    await stage.close();
    await line.close();
  }
}, 300_000);

const patience = { timeout: 150_000 };

const reads = ({ message }: { message: Message }, words: string): boolean =>
  JSON.stringify([message.text, message.blocks]).includes(words);

/** Types a line, again when it was refused, until it is in the journal and answered. */
async function says(...line: Parameters<typeof begins>): Promise<void> {
  const isAnswered = await begins(...line);
  await until(async () => isAnswered(), Boolean);
}

/** The same for what is answered much later, when all of it is over. */
async function begins({ slack, facts }: Stage, who: string, line: string, type: string, count = 1) {
  const isSo = async () => (await facts()).filter((fact) => fact.type === type).length === count;
  for (;;) {
    const { entries } = slack.log;
    const since = entries.length;
    const isAnswered = () =>
      entries.slice(since).some((entry) => entry.kind === 'posted' && entry.message.to !== undefined);
    await slack.types(who, 'database', line);
    await until(isSo, (yes) => yes || isAnswered());
    if (await isSo()) return isAnswered;
  }
}

const happens = (stage: Stage, type: string) =>
  until(
    () => stage.facts(),
    (facts) => facts.some((fact) => fact.type === type),
  );

const told = async (stage: Stage): Promise<string[]> =>
  (await stage.facts()).flatMap(({ type, body }) =>
    type.startsWith('action ')
      ? [body.why === undefined || type === 'action unknown' ? type : `${type}: ${body.why}`]
      : [],
  );
