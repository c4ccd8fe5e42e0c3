import { existsSync, readFileSync } from 'node:fs';

export type Account = { uid: number; gid: number };

/** The account Postgres runs as: Postgres refuses root, so root lends it `postgres`, else `nobody`; anyone else runs it as themselves. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = accountCalled('postgres') ?? accountCalled('nobody');
  if (!account)
    throw new Error(
      'Root cannot run Postgres, and /etc/passwd has neither "postgres" nor "nobody". Run this as another user.',
    );
  return account;
}

// initdb looks itself up in the password file, so an account without a row there cannot be used.
function accountCalled(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name);
  return row && { uid: Number(row[2]) >>> 0, gid: Number(row[3]) >>> 0 };
}
