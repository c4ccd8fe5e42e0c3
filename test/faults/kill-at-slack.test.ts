import { test } from 'vitest';
import { goesOnAfter } from './killed.ts';

const patience = 120_000;

test.each([1, 3, 5, 8, 12, 18])(
  'killed when Slack had done its %ith request and not answered it, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.beforeAnswer(slack.calls() + k, crash)),
  patience,
);

test.each([2, 6, 14])(
  'killed right after Slack had answered its %ith request, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.afterAnswer(slack.calls() + k, crash)),
  patience,
);
