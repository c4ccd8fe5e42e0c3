import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problems.ts';
import { type FileName, type Files, files } from './schemas.ts';
import { place, sentence } from './sentence.ts';

/** `over` are further folders under `root`: their files stand in for those of the same name in `config/`, the last one wins. */
export type Folders = { root: string; over: readonly string[] };

/** The settings as far as they could be read. */
export type Reading = { [File in FileName]: Files[File] | undefined };

export function readFiles(folders: Folders, problems: Problem[]): Reading {
  const read = <Output>(file: FileName, schema: z.ZodType<Output>): Output | undefined => {
    const label = labelOf(folders, file);
    const raw = rawYaml(join(folders.root, label), label, problems);
    if (!raw) return undefined;
    const checked = schema.safeParse(raw.value, { error: sentence });
    for (const { path, message } of checked.error?.issues ?? []) {
      problems.push({ where: `${label}: ${place(path) || 'the file'}`, what: message });
    }
    return checked.data;
  };
  return {
    tiers: read('tiers', files.tiers),
    people: read('people', files.people),
    escalation: read('escalation', files.escalation),
    severities: read('severities', files.severities),
    incidents: read('incidents', files.incidents),
    schedules: read('schedules', files.schedules),
    limits: read('limits', files.limits),
    remarks: read('remarks', files.remarks),
    alerts: read('alerts', files.alerts),
    permissions: read('permissions', files.permissions),
  };
}

/** The settings file that is read, as it is named in messages: relative to the root. */
export const labelOf = (folders: Folders, file: FileName): string => standIn(folders, `${file}.yml`);

/** The file under `config/` or the one that stands in for it, relative to the root. */
export function standIn({ root, over }: Folders, file: string): string {
  const instead = over.map((folder) => `${folder}/${file}`).findLast((label) => existsSync(join(root, label)));
  return instead ?? `config/${file}`;
}

function rawYaml(path: string, label: string, problems: Problem[]): { value: unknown } | undefined {
  if (!existsSync(path)) {
    problems.push({
      where: label,
      what: 'there is no such file; expected it, even if it only holds comments and empty lists',
    });
    return undefined;
  }
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: counter });
  for (const error of document.errors) {
    const { line, col } = counter.linePos(error.pos[0]);
    problems.push({ where: `${label}:${line}:${col}`, what: `is not YAML: ${error.message.split('\n')[0]}` });
  }
  return document.errors.length > 0 ? undefined : { value: document.toJS() };
}
