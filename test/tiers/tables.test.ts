import { expect, onTestFinished, test } from 'vitest';
import { touchedByActions } from '../../src/tiers/tables.ts';
import { instead, overlay } from '../support/overlay.ts';

test('what actions touch is in their settings, or refused with what is wrong with those', async () => {
  const { rights } = await touchedByActions('config/actions');
  expect(rights.job_queues?.update).toContain('is_active');

  const misspelt = instead('    update: [is_active', '    upate: [is_active');
  const folder = overlay({ 'actions/settings.yml': misspelt }, onTestFinished);
  await expect(touchedByActions(`${folder}/actions`)).rejects.toThrow(/settings\.yml: rights\/job_queues.*upate/);
});
