import { test } from 'vitest';
import { goesOnAfter } from './killed.ts';

const patience = 300_000;

test.each([8, 170, 330])(
  'killed when message %i to the journal was on the way, the story goes on',
  (k) => goesOnAfter(({ journal, crash }) => journal.before(k, crash)),
  patience,
);

test.each([30, 110, 250])(
  'killed before message %i reached the journal, the story goes on',
  (k) =>
    goesOnAfter(({ journal, crash }) =>
      journal.before(k, () => {
        journal.cut();
        return crash();
      }),
    ),
  patience,
);

test.each([20, 90, 200])(
  'killed when the journal had given answer %i and nobody had it, the story goes on',
  (k) => goesOnAfter(({ journal, crash }) => journal.beforeAnswer(k, crash)),
  patience,
);
