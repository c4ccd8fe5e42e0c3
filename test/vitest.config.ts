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
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
