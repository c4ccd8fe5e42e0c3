import { test } from 'vitest';
import { goesOnAfter } from './killed.ts';

const patience = 300_000;

test.each([1, 3, 5, 8, 12, 18])(
  'killed when Slack had done request %i and not answered it, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.beforeAnswer(slack.calls() + k, crash)),
  patience,
);

test.each([2, 6, 14])(
  'killed right after Slack had answered request %i, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.afterAnswer(slack.calls() + k, crash)),
  patience,
);
