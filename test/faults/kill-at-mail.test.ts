import { test } from 'vitest';
import { goesOnAfter } from './killed.ts';
import type { Stage } from './stage.ts';

const patience = 300_000;

test.each([1, 2, 3])(
  'killed when the mail server had taken mail %i and not said so, the story goes on',
  (k) => goesOnAfter((stage) => stage.mail.beforeAnswer(strike(stage, k))),
  patience,
);

test.each([1])(
  'killed right after the mail server had taken mail %i and said so, the story goes on',
  (k) => goesOnAfter((stage) => stage.mail.afterAnswer(strike(stage, k))),
  patience,
);

const strike =
  ({ crash }: Stage, k: number) =>
  (nth: number): Promise<void> | undefined =>
    nth === k ? crash() : undefined;
