import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../src/root.ts';

const namesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root)).flatMap((file) => (/^[^@]+\.sql$/.test(file) ? [file.slice(0, -4)] : []));

// What asks every question alike tells no story of any.
const lists = ['commands.test.ts', 'ask-a-tier.test.ts', 'every-story.test.ts'];
const tests = readdirSync(new URL('test/stories/', root))
  .filter((file) => file.endsWith('.test.ts') && !lists.includes(file))
  .flatMap((file) =>
    readFileSync(new URL(`test/stories/${file}`, root), 'utf8')
      .split(/^test\(/m)
      .slice(1),
  );

const untold = (names: readonly string[], tells: (story: string, name: string) => boolean): string[] =>
  names.filter((name) => !tests.some((story) => tells(story, name)));

test('every question is asked in a story that looks at the answer', () => {
  const looksAt = (story: string, name: string) =>
    new RegExp(`(expect\\(await|const \\w+ = await|=>) \\w+\\.asks\\(\\s*['\`]/db ${name}['\` ]`).test(story);
  expect(untold(namesIn('config/queries/'), looksAt)).toEqual([]);
});

test('every action is asked for in a story, and the tier says afterwards that it is so', () => {
  // Typed or by its button, or approved where the step of a runbook asks for it.
  const asks = (name: string) =>
    new RegExp(`(asks|presses)\\(\\s*['\`](/db )?${name} |presses\\('Approve', /${name.toUpperCase()} ·/`);
  const does = (story: string, name: string) => asks(name).test(story) && story.includes('isTold(/Verified/)');
  expect(untold(namesIn('config/actions/'), does)).toEqual([]);
});
