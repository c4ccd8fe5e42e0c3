import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What a CommonJS package gives by default is what Node gives, or the tests would run other code than the bot.
    deps: { interopDefault: false },
    root: fileURLToPath(new URL('..', import.meta.url)),
    dir: 'test',
    globalSetup: ['test/support/cluster.ts', 'test/support/stage.ts'],
    maxWorkers: 2,
    // Tests wait for events; these only end what never comes, on whatever machine this is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
