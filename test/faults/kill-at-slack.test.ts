import { test } from 'vitest';
import { goesOnAfter } from './killed.ts';

const patience = 120_000;

test.each([1, 3, 5, 7, 10, 14, 18, 24])(
  'killed when Slack had done its %ith request and not answered it, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.beforeAnswer(slack.calls() + k, crash)),
  patience,
);

test.each([2, 4, 6, 9, 16])(
  'killed right after Slack had answered its %ith request, the story goes on',
  (k) => goesOnAfter(({ slack, crash }) => slack.afterAnswer(slack.calls() + k, crash)),
  patience,
);
