import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../src/root.ts';
import { openStage } from './faults/stage.ts';

const here = fileURLToPath(root);
const read = (file: string): string => readFileSync(join(here, file), 'utf8');
const [, final = ''] = read('Dockerfile').split(/^FROM .*\n(?=ENV)/m);
const ignored = read('.dockerignore').split('\n');

/** What the image's last stage copies out of the checkout or out of the build, each to the same place. */
const copied = Array.from(final.matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm), ([, from = '']) =>
  from.split(' ').map((path) => path.replace('/rookery/', '')),
).flat();

test('what the image copies is let in, and is all that the bot needs to be ready and well', async () => {
  const sources = copied.filter((path) => path !== 'dist');
  expect(sources.filter((path) => !ignored.includes(`!${path.split('/')[0]}`))).toEqual([]);

  const stage = await openStage();
  onTestFinished(stage.close);
  const folder = mkdtempSync(join(tmpdir(), 'rookery-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // The people and channels of the tests stand in for the placeholders, as those of a company would.
  for (const path of [...copied, 'src/sandbox/config', 'test/faults/config'])
    cpSync(join(here, path), join(folder, path), { recursive: true });
  for (const left of ['dist/test', 'dist/src/sandbox']) rmSync(join(folder, left), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));

  const bot = stage.start({}, folder);
  await bot.ready();
  const [, port = ''] = /"port":(\d+)/.exec(bot.said()) ?? [];
  expect(healthcheck(port)).toBe(0);
  await bot.stop();
  expect(healthcheck(port)).toBe(1);
}, 240_000);

/** The image's own command, with the exit code that says whether it is well. */
function healthcheck(port: string): number | null {
  const [, command = '[]'] = /HEALTHCHECK[^[]*(\[.*\])/.exec(final) ?? [];
  const [, ...words]: string[] = JSON.parse(command);
  return spawnSync(process.execPath, words, { env: { PORT: port } }).status;
}
