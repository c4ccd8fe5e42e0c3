import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Account } from './account.ts';

/** Whether the account may enter this folder and every folder above it. A folder that does not exist yet is judged by its parent. */
export function canReach(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  const path = resolve(folder);
  const parent = dirname(path);
  return mayEnter(path, account) && (parent === path || canReach(parent, account));
}

function mayEnter(path: string, { uid, gid }: Account): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return true;
  if (found.uid === uid) return (found.mode & 0o100) !== 0;
  if (found.gid === gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}
