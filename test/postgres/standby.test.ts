import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCluster } from '../../src/sandbox/postgres/cluster.ts';
import { answered } from '../../src/tiers/tiers.ts';
import { until } from '../support/until.ts';
import { tiersWith } from './reader.ts';

test('an answer says whether a standby gave it, and knows when that one became the primary', async () => {
  const cluster = await startCluster({ durable: false });
  onTestFinished(cluster.stop);
  await writeFile(join(cluster.dir, 'data', 'standby.signal'), '', { mode: 0o666 });
  await cluster.restart();
  const tiers = tiersWith(cluster.url('postgres'), { one: '-- One.\n-- tiers: all\nselect 1 as one' });
  onTestFinished(tiers.close);
  const standby = async () => {
    const asked = await tiers.ask('one', 'oltp');
    return answered(asked) ? asked.standby : asked.sentence;
  };
  expect(await standby()).toBe(true);
  await cluster.admin('select pg_promote()');
  await until(standby, (found) => found === false);
});
