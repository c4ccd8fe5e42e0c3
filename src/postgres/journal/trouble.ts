import { DatabaseError } from 'pg';
import { JournalUnreachable } from '../../journal/journal.ts';
import { Refusal } from '../../refusal.ts';

/** The same error, or `JournalUnreachable` when it means that the database did not answer, whatever was asked. */
export function told(error: unknown): unknown {
  if (!(error instanceof Error) || !isLoss(error)) return error;
  return new JournalUnreachable(
    `The journal's database does not answer (${error.message}): nothing is known to be recorded.`,
    { cause: error },
  );
}

/** The same error of a question that writes, which says when it may have been written all the same. */
export function perhapsWritten(error: unknown): unknown {
  if (!(error instanceof JournalUnreachable) || !wasAsked(error.cause)) return error;
  return new JournalUnreachable(error.message, { cause: error.cause, answerLost: true });
}

/** Throws it again; as a `Refusal` that names the variable when the server is there and turns the login away. */
export function refuseRejected(variable: string): (error: unknown) => never {
  return (error) => {
    const cause = error instanceof JournalUnreachable ? error.cause : error;
    if (!(cause instanceof DatabaseError) || !/^(28|3D000|42501)/.test(cause.code ?? '')) throw error;
    throw new Refusal(
      `The journal's server turns away the login of ${variable} (${cause.message}). Set ${variable} to a login and a database that are there, or make them with what \`npm run roles\` prints.`,
    );
  };
}

/** Two transactions stood in each other's way, and Postgres undid this one: it may be tried again. */
export function isUndone(error: unknown): boolean {
  return error instanceof DatabaseError && error.code?.startsWith('40') === true;
}

/** The unique key that refused a row, by its name. */
export function refusedBy(error: unknown): string | undefined {
  return error instanceof DatabaseError && error.code === '23505' ? error.constraint : undefined;
}

/** Not when the server itself said no, nor when there was no connection to ask it over. */
const wasAsked = (cause: unknown): boolean =>
  cause instanceof Error &&
  !(cause instanceof DatabaseError) &&
  !/connect (E|to)|to connect|connection timeout/i.test(cause.message);

function isLoss(error: Error): boolean {
  if (error instanceof DatabaseError) return error.code !== undefined && lossState.test(error.code);
  if ('code' in error && typeof error.code === 'string' && lossCode.test(error.code)) return true;
  return lossMessage.test(error.message);
}

// Connection lost, no resources, being shut down or started, timed out, login or database not there, a standby that only reads.
const lossState = /^(08|53|57P0|57014|55P03|28|3D000|25006)/;
const lossCode = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EACCES|ENOENT)/;
// node-postgres gives these no code.
const lossMessage = /timeout|Connection terminated|connection error|Client was closed|after calling end|closed by/i;
