import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../src/root.ts';
import { tablesOfQuestions } from '../src/tiers/tables.ts';
import { bare, type Source, sources } from './support/sources.ts';

const code = sources(['src', 'commands']);
const core = code.filter(({ path }) => !path.startsWith('src/sandbox/'));
const paths = (found: readonly Source[]): string[] => found.map(({ path }) => path);

describe('a library is imported only where it lives', () => {
  const homes: Record<string, readonly string[]> = {
    '@slack/': ['src/slack/'],
    pg: ['src/postgres/', 'src/sandbox/'],
    'posthog-node': ['src/telemetry/'],
    'node-cron': ['src/schedules/'],
    nodemailer: ['src/providers/'],
    standardwebhooks: ['src/providers/'],
    '@marcbachmann/cel-js': ['src/tiers/'],
    mdast: ['src/runbooks/'],
    micromark: ['src/runbooks/'],
    ws: ['src/sandbox/'],
    'smtp-server': ['src/sandbox/'],
    preact: ['src/sandbox/'],
    'fastest-levenshtein': ['src/nearest.ts'],
    pino: ['src/main.ts', 'src/sandbox/'],
  };
  test.each(Object.entries(homes))('%s', (library, folders) => {
    const isIt = (name: string) => name === library || new RegExp(`^${library}(/|-\\w|\\b(?<=/))`).test(name);
    const users = code.filter(({ imports }) => imports.some(isIt));
    expect(paths(users).filter((path) => !folders.some((folder) => path.startsWith(folder)))).toEqual([]);
  });
});

describe('imports point downwards', () => {
  const says = ['dispatch/call.ts', 'dispatch/log.ts'];
  /** What each folder may import besides the leaves and itself; what is not listed may import nothing. */
  const arrows: Record<string, readonly string[]> = {
    messages: [],
    journal: ['messages'],
    tiers: ['messages', 'config/vocabulary.ts'],
    config: ['messages', 'runbooks', 'tiers'],
    runbooks: ['config'],
    checklists: ['journal', 'messages', 'tiers'],
    paging: ['config', 'journal', 'messages', 'tiers'],
    actions: ['journal', 'messages', 'paging', 'tiers'],
    incidents: ['actions', 'checklists', 'config', 'journal', 'messages', 'paging', 'tiers'],
    watch: ['config', 'journal', 'tiers', 'dispatch/log.ts'],
    dispatch: ['actions', 'checklists', 'config', 'incidents', 'journal', 'messages', 'runbooks', 'tiers'],
    commands: [
      'actions',
      'checklists',
      'config',
      'dispatch',
      'incidents',
      'journal',
      'messages',
      'paging',
      'runbooks',
      'tiers',
    ],
    // The edges: each implements what a feature declares, and says words to whoever calls `dispatch`.
    postgres: ['journal', 'tiers', 'watch', 'actions'],
    slack: [...says, 'dispatch/words.ts', 'http', 'messages', 'paging'],
    failover: ['tiers'],
    providers: ['dispatch/log.ts', 'config', 'messages', 'paging'],
    http: ['dispatch/log.ts'],
    telemetry: [...says, 'config', 'journal', 'tiers'],
    schedules: ['dispatch/log.ts', 'config'],
    doctor: ['config', 'dispatch', 'tiers', 'watch'],
  };
  const leaves = ['src/refusal.ts', 'src/problems.ts', 'src/root.ts', 'src/nearest.ts'];
  /** `paging` of src/paging/due.ts; undefined for the files at the top, which put everything together. */
  const folderOf = (path: string) => (path.startsWith('commands/') ? 'commands' : /^src\/([^/]+)\//.exec(path)?.[1]);
  const folders = [...new Set(core.flatMap(({ path }) => folderOf(path) ?? []))];

  test('every folder has its row', () => {
    expect(folders.filter((folder) => arrows[folder] === undefined)).toEqual([]);
  });

  test.each(folders)('%s', (folder) => {
    const may = (to: string) =>
      !/^(src|commands)\//.test(to) ||
      leaves.includes(to) ||
      folderOf(to) === folder ||
      (arrows[folder] ?? []).some((one) => to === `src/${one}` || folderOf(to) === one);
    const strays = core
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, imports }) => imports.filter((to) => !may(to)).map((to) => `${path} imports ${to}`));
    expect(strays).toEqual([]);
  });

  test('nothing but the sandbox knows the sandbox', () => {
    expect(paths(core.filter(({ imports }) => imports.some((to) => to.startsWith('src/sandbox/'))))).toEqual([]);
  });

  test('no table of a tier is named where only operators should name it', async () => {
    // `jobs` is a word for other things, too.
    const tables = (await tablesOfQuestions()).filter((name) => name.includes('_'));
    expect(tables.length).toBeGreaterThan(20);
    expect(paths(core.filter(({ text }) => tables.some((name) => text.includes(name))))).toEqual([]);
  });

  test('a refusal knows only how text is written', () => {
    const strays = core.filter(({ path }) => leaves.includes(path)).flatMap(({ imports }) => imports);
    expect(strays.filter((to) => to.startsWith('src/') && !to.startsWith('src/messages/'))).toEqual([]);
  });
});

test('only a few places may know the time; the rules are told', () => {
  const clocks = [
    ...['src/bot.ts', 'src/schedules/schedules.ts', 'src/watch/steady.ts'],
    ...['src/providers/webhook.ts', 'src/slack/requests.ts'],
  ];
  const asks = core.filter(({ text }) => /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b/.test(bare(text)));
  expect(paths(asks).filter((path) => !clocks.includes(path))).toEqual([]);
});

test('every command is listed, and called as its file is', () => {
  const listed = readFileSync(new URL('commands/index.ts', root), 'utf8');
  for (const { path, text } of code.filter((one) => /^commands\/(?!index\.)/.test(one.path))) {
    expect(listed).toContain(`from './${basename(path)}'`);
    if (!/(question|action)\.ts$/.test(path)) expect(text).toContain(`name: '${basename(path, '.ts')}'`);
  }
});

test('words that are written out on a button begin with a command', () => {
  const commands = code.flatMap(({ path }) => /^commands\/(.+)\.ts$/.exec(path)?.[1] ?? []);
  const said = core.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/\bwords: \['([^']+)'/g), ([, word = '']) => ({ path, word })),
  );
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter(({ word }) => !commands.includes(word))).toEqual([]);
});

test('no file is longer than 200 lines', () => {
  const written = sources(['src', 'commands', 'test'], ['.ts', '.js', '.css', '.html', '.sql', '.yml']);
  const long = written.filter(({ text }) => text.trimEnd().split('\n').length > 200);
  expect(paths(long)).toEqual([]);
});

test('a thing lives with the noun it serves', () => {
  const nowhere = /(^|\/)(utils?|helpers?|services?|types|shared|common|managers?|ports|misc)(\/|\.\w+$)/;
  expect(paths([...code, ...sources(['test'])]).filter((path) => nowhere.test(path))).toEqual([]);
});

test('types are not talked out of what they say', () => {
  const escapes = /(?<!\.)\bany\b|\bas (?!const\b|[=),])|[\w)\]]!(?!=)|@ts-|biome-ignore/;
  const talked = [...code, ...sources(['test'])].flatMap(({ path, text }) =>
    [...bare(text).split('\n'), ...(text.match(/\/\/ ?(@ts-|biome-ignore).*/g) ?? [])]
      .filter((line) => escapes.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(talked).toEqual([]);
});

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  );
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});
