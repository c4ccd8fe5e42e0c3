import { expect, test } from 'vitest';
import { library } from '../../src/runbooks/library.ts';
import { readRunbooks } from '../../src/runbooks/read.ts';
import { root } from '../config/settings.ts';

const shelf = library(readRunbooks(root).runbooks);

test('a runbook is found by its name', () => {
  expect(shelf.called('connection-pool-exhaustion')?.title).toBe('Connection pool exhaustion');
});

test('what nobody wrote is not found', () => {
  expect(shelf.called('constructor')).toBeUndefined();
});
