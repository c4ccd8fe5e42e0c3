import { expect, test } from 'vitest';
import { library } from '../../src/runbooks/library.ts';
import { readRunbooks } from '../../src/runbooks/read.ts';
import { root } from '../config/settings.ts';

const shelf = library(readRunbooks(root).runbooks);

test('a runbook is found by its name, by the incident it is for, and by the alert it answers', () => {
  expect(shelf.called('connection-pool-exhaustion')?.title).toBe('Connection pool exhaustion');
  expect(shelf.forIncident('database-outage').map(({ name }) => name)).toEqual(['database-outage']);
  expect(shelf.forAlert('queue-backlog').map(({ name }) => name)).toEqual(['performance-degradation']);
});

test('what nobody wrote is not found', () => {
  expect(shelf.called('constructor')).toBeUndefined();
  expect(shelf.forIncident('boredom')).toEqual([]);
  expect(shelf.forAlert('__proto__')).toEqual([]);
});
