import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { peopleCalled } from '../../src/config/reach.ts';
import { copy, root } from './settings.ts';

const config = loadConfig(root);

test('the tiers are asked as often as the monitoring guide says', () => {
  expect(config.tiers.map(({ name, sampleEveryMs }) => [name, sampleEveryMs / 1000])).toEqual([
    ['oltp', 30],
    ['content', 120],
    ['queue', 60],
    ['olap', 300],
  ]);
});

test('a critical incident climbs from the Database Lead to the CEO in 15 minutes, then repeats every 5', () => {
  const path = config.paths.find(({ name }) => name === 'critical');
  const climb = path?.levels.map(({ afterMs, page }) => [
    afterMs / 60_000,
    peopleCalled(page, config).map(({ name }) => name),
  ]);
  expect(climb).toEqual([
    [0, ['operations-manager']],
    [5, ['engineering-manager']],
    [10, ['cto']],
    [15, ['ceo']],
  ]);
  expect(path?.repeatMs).toBe(300_000);
});

test('severities come worst first, and low pages nobody', () => {
  expect(config.severities.map(({ name, path, room }) => [name, path, room])).toEqual([
    ['critical', 'critical', 'channel'],
    ['high', 'high', 'channel'],
    ['medium', 'medium', 'thread'],
    ['low', undefined, 'thread'],
  ]);
});

test('a number to stay under becomes a rule over the row', () => {
  const settings = copy();
  settings.change('config/limits.yml', 'rule: row.usage_pct > 90.0 && row.sample_age_s <= 300.0', 'over: 90');
  const limit = settings.load().limits.find(({ name }) => name === 'pool-usage');
  expect(limit?.when).toEqual({ kind: 'rule', rule: 'row.usage_pct > 90' });
});

test('nothing can change the settings once they are read', () => {
  expect(() => config.people.push(...config.people)).toThrow(TypeError);
  expect(() => Object.assign(config.paths[0]?.levels[0] ?? {}, { afterMs: 1 })).toThrow(TypeError);
});

test('a second folder stands in for single files, and messages name the file that was read', () => {
  const settings = copy();
  mkdirSync(join(settings.folder, 'demo'));
  settings.write('demo/schedules.yml', 'time_zone: Europe/Berlin\nschedules: {}\n');
  expect(settings.load('demo').timeZone).toBe('Europe/Berlin');
  expect(settings.load('demo').tiers).toEqual(config.tiers);
  settings.write('demo/schedules.yml', 'time_zone: Europe/Bärlin\nschedules: {}\n');
  expect(settings.wrong('demo')).toEqual([
    'demo/schedules.yml: time_zone: "Europe/Bärlin" is not a time zone; expected a name such as "Europe/Berlin" or "UTC"',
  ]);
});
