import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '../../refusal.ts';
import { type Account, accountForPostgres } from './account.ts';
import { canReach } from './reach.ts';

/** Where one cluster lives: Postgres's own files in `data`, beside them its log and the superuser's password. */
export type Folder = {
  dir: string;
  data: string;
  log: string;
  password: string;
  passwordFile: string;
  account: Account | undefined;
  /** Nobody named it: it goes when the cluster ends. */
  passing: boolean;
};

/** Makes (or finds) the folder. One that the account can't reach is kept under the system's temporary folder instead, under a name of its own. */
export function openFolder(wanted: string | undefined): Folder {
  const account = accountForPostgres();
  const dir = wanted === undefined ? mkdtempSync(join(tmpdir(), 'rookery-cluster-')) : within(resolve(wanted), account);
  mkdirSync(dir, { recursive: true });
  refuseForeign(dir, account);
  chmodSync(dir, 0o700);
  const passwordFile = join(dir, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(18).toString('hex'), { mode: 0o600 });
  const log = join(dir, 'log');
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o600 });
  if (account) for (const path of [dir, passwordFile, log]) chownSync(path, account.uid, account.gid);
  const password = readFileSync(passwordFile, 'utf8');
  return { dir, data: join(dir, 'data'), log, password, passwordFile, account, passing: wanted === undefined };
}

function within(dir: string, account: Account | undefined): string {
  if (canReach(join(dir, '..'), account)) return dir;
  const mark = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  return join(tmpdir(), `rookery-${basename(dir)}-${mark}`);
}

function refuseForeign(dir: string, account: Account | undefined): void {
  const owner = statSync(dir).uid;
  if (process.platform === 'win32' || owner === process.getuid?.() || owner === account?.uid) return;
  throw new Refusal(
    `${dir} belongs to another account (uid ${owner}). Remove it, or name another folder for the cluster.`,
  );
}
