import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problems.ts';
import { type ActionFile, actionFrom } from './action.ts';
import { actionProblems } from './action-checks.ts';
import { actionSettingsFile, strangeTiers } from './action-settings.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import type { Question } from './tiers.ts';

export type ActionsFile = z.output<typeof actionSettingsFile>;
export type LoadedActions = {
  actions: readonly ReviewedAction[];
  settings: ActionsFile | undefined;
  problems: readonly Problem[];
};

/** Reads every action of a folder, and its settings: `settings.yml` there, or the file that stands in for it. */
export async function loadActions(
  folder: string,
  tiers: readonly string[],
  questions: readonly Question[],
  settingsFile = { path: join(folder, 'settings.yml'), label: `${shown}/settings.yml` },
): Promise<LoadedActions> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name: `${shown}/${name}`, content: await readFile(join(folder, name), 'utf8') })),
  );
  const settings = actionSettingsFile.safeParse(parse(await readFile(settingsFile.path, 'utf8')));
  const wrong = (settings.error?.issues ?? []).map(({ path, message }) => ({
    where: `${settingsFile.label}: ${path.join('/') || 'the file'}`,
    what: message,
  }));
  const read = actionsFrom(files, tiers, questions);
  const strange = settings.data ? strangeTiers(settings.data, tiers, settingsFile.label) : [];
  return { actions: read.actions, settings: settings.data, problems: [...read.problems, ...wrong, ...strange] };
}

/** The folder as problems name it. */
const shown = 'config/actions';

/** The actions of these files, each with its variants (`name@variant.sql`) behind its first text. */
export function actionsFrom(
  files: readonly { name: string; content: string }[],
  tiers: readonly string[],
  questions: readonly Question[],
): Pick<LoadedActions, 'actions' | 'problems'> {
  const first = files
    .filter(({ name }) => !name.includes('@'))
    .map(({ name, content }) => actionFrom(name, content, tiers));
  const known = { questions, actions: first.map(({ action }) => action) };
  const names = known.actions.map(({ name }) => name);
  const orphans = files
    .filter(({ name }) => name.includes('@') && !names.includes(baseName(name)))
    .map(({ name }) => ({
      where: `${name}:1`,
      what: `there is no ${baseName(name)}.sql that it could be a variant of`,
    }));
  const groups = first.map((file) => withVariants(file, files, tiers));
  return {
    actions: groups.map(({ action }) => action),
    problems: [
      ...groups.flatMap(({ problems }) => problems),
      ...first.flatMap(({ action }) => actionProblems(action, known)),
      ...orphans,
    ],
  };
}

function withVariants(file: ActionFile, files: readonly { name: string; content: string }[], tiers: readonly string[]) {
  const variants = files
    .filter(({ name }) => name.includes('@') && baseName(name) === file.action.name)
    .map(({ name, content }) => actionFrom(name, content, tiers, file.entries));
  return {
    action: { ...file.action, wordings: [file, ...variants].flatMap(({ action }) => action.wordings) },
    problems: [file, ...variants].flatMap(({ problems }) => problems),
  };
}

const baseName = (path: string): string => (path.split('/').at(-1) ?? '').replace(/(@.*)?\.sql$/, '');
