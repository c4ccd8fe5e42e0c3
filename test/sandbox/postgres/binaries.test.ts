import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findBinaries } from '../../../src/sandbox/postgres/binaries.ts';
import { remakeLinks } from '../../../src/sandbox/postgres/links.ts';

test('the packaged binaries are found when nothing else is chosen', () => {
  const folder = findBinaries(undefined, '');
  expect(existsSync(join(folder, 'initdb'))).toBe(true);
  expect(existsSync(join(folder, 'postgres'))).toBe(true);
});

test('a chosen folder without Postgres is refused with a sentence, not passed over', () => {
  expect(() => findBinaries(undefined, '/nowhere')).toThrow(
    'PG_BIN is /nowhere, which holds no initdb and postgres. Set it to such a folder, or unset it.',
  );
});

test('links that the install script did not make are made, and made once', () => {
  const above = mkdtempSync(join(tmpdir(), 'rookery-test-'));
  onTestFinished(() => rmSync(above, { recursive: true }));
  const native = join(above, 'native');
  mkdirSync(join(native, 'lib'), { recursive: true });
  writeFileSync(join(native, 'lib', 'libletter.so.5.18'), 'a library');
  const list = [{ source: 'native/lib/libletter.so.5.18', target: 'native/lib/libletter.so.5' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(list));

  remakeLinks(native);
  remakeLinks(native);

  expect(readlinkSync(join(native, 'lib', 'libletter.so.5'))).toBe('libletter.so.5.18');
});
