import { expect, test } from 'vitest';
import { failoverFile } from '../../src/tiers/failover-settings.ts';

const way = { adapter: 'command', primary: 'oltp', fencing: { run: ['/fence'] }, run: ['/promote'] };
const said = (time_limit: string) =>
  failoverFile.safeParse({ 'oltp-standby': { ...way, time_limit } }).error?.issues.map(({ message }) => message);

test('a program that could outlast the action that runs it is refused', () => {
  expect(said('3 min')).toEqual(['is more than 2 min; fencing and promoting have the 5 min of promote.sql together']);
  expect(said('2 min')).toBeUndefined();
  expect(failoverFile.parse({ standby: way })).toMatchObject({ standby: { time_limit: 120_000 } });
});
