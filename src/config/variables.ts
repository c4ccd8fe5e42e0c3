import { z } from 'zod';
import type { Problem } from '../problems.ts';

/** What an environment variable must look like. Messages never repeat a value: most of them are secrets. */
const looking = (looks: RegExp, expected: string) =>
  z.string({ error: `is not set; expected ${expected}` }).regex(looks, {
    error: ({ input }) => `is set to ${String(input).length} characters that can't be right; expected ${expected}`,
  });

const whole = (least: number, most: number, usual: number) => {
  const error = `is set, but not usable; expected a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error).default(usual);
};

export const botToken = looking(/^xoxb-\S+$/, 'the bot token of the app, which begins with xoxb-');
export const appTokenOrSecret = looking(
  /^xapp-\S+$/,
  'the app-level token for Socket Mode, which begins with xapp-, or SLACK_SIGNING_SECRET for HTTP mode',
);
export const signingSecret = looking(/^\S{8,}$/, "the app's signing secret");
export const postgres = looking(/^postgres(ql)?:\/\/\S+$/, 'a connection string that begins with postgres://');
export const console = looking(
  /^postgres(ql)?:\/\/\S*\/pgbouncer(\?\S*)?$/,
  'a connection string of a PgBouncer, which begins with postgres:// and ends with its own database, /pgbouncer',
);
export const web = looking(/^https?:\/\/\S+$/, 'an address that begins with https:// or http://');
export const smtp = looking(/^smtps?:\/\/\S+$/, 'an address that begins with smtp:// or smtps://');
export const sender = looking(/^[^\r\n]+@[^\r\n]+$/, 'a sender such as "Rookery <rookery@example.com>"');
export const webhookSecret = looking(
  /^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/,
  'a base64 secret, with or without whsec_ before it',
);
export const key = looking(/^\S+$/, "the project's key");
export const port = whole(0, 65_535, 8080);
/** Short leases let another process take over sooner; 300 ms still leaves time to renew one. */
export const leaseMs = whole(300, 600_000, 5000);

export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads one variable after the other and keeps what is wrong; a variable that is set to nothing is not set. */
export function variableReader(variables: Variables, problems: Problem[]) {
  const read = <Value>(variable: string, schema: z.ZodType<Value>): Value | undefined => {
    const checked = schema.safeParse(variables[variable] || undefined);
    problems.push(...(checked.error?.issues ?? []).map(({ message }) => ({ where: variable, what: message })));
    return checked.data;
  };
  const isSet = (variable: string) => Boolean(variables[variable]);
  return {
    isSet,
    required: <Value>(variable: string, schema: z.ZodType<Value>, otherwise: Value) =>
      read(variable, schema) ?? otherwise,
    optional: <Value>(variable: string, schema: z.ZodType<Value>) =>
      isSet(variable) ? read(variable, schema) : undefined,
  };
}

export type Reader = ReturnType<typeof variableReader>;
