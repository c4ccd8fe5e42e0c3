import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problems.ts';
import { type ActionFile, actionFrom } from './action.ts';
import { actionProblems, lostUnderWay, voidBeforeDecided } from './action-checks.ts';
import { actionSettingsFile, strangeTiers } from './action-settings.ts';
import type { ReviewedAction } from './reviewed-action.ts';
import { type Placing, placedIn, reviewedFiles } from './reviewed-files.ts';
import type { Question } from './tiers.ts';

export type ActionsFile = z.output<typeof actionSettingsFile>;
export type LoadedActions = {
  actions: readonly ReviewedAction[];
  settings: ActionsFile | undefined;
  problems: readonly Problem[];
};

/** Reads every action of a folder, and its `settings.yml`: each file there, or the one that stands in for it. */
export async function loadActions(
  folder: string,
  tiers: readonly string[],
  questions: readonly Question[],
  placed: Placing = placedIn(folder, 'config/actions'),
): Promise<LoadedActions> {
  const { path, label } = placed('settings.yml');
  const settings = actionSettingsFile.safeParse(parse(await readFile(path, 'utf8')));
  const wrong = (settings.error?.issues ?? []).map(({ path: within, message }) => ({
    where: `${label}: ${within.join('/') || 'the file'}`,
    what: message,
  }));
  const read = actionsFrom(await reviewedFiles(folder, placed), tiers, questions);
  const { data } = settings;
  const unfit = data
    ? [
        ...strangeTiers(data, tiers, label),
        ...[voidBeforeDecided, lostUnderWay].flatMap((found) => found(read.actions, data, label)),
      ]
    : [];
  return { actions: read.actions, settings: data, problems: [...read.problems, ...wrong, ...unfit] };
}

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
