import { maskedMail } from '../tiers/masking.ts';
import type { Silence } from '../tiers/tiers.ts';
import { Overdue, TooLarge } from './read.ts';

/** What was asked, of which `place`: the tier that holds the data. `phase` is what was under way when it failed. */
export type Failed = {
  tier: string;
  place: string;
  question: string;
  role: string;
  ms: number;
  phase: 'connecting' | 'asking';
  limitMs: number;
};

/** Why a tier gave no answer, as a sentence for the person who asked. */
export function silence(error: unknown, failed: Failed): Silence {
  const code = codeOf(error);
  const said = maskedMail(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  const reason = stopped(error, code, failed) ?? rejected(code, said, failed) ?? refused(code, said, failed);
  const found =
    reason ?? lacking(code, said, failed) ?? silent(error, code, said, failed) ?? failing(code, said, failed);
  const spoken = isSpoken(code, found.kind) && ({ spoken: true } as const);
  return { tier: failed.tier, question: failed.question, ...found, ms: failed.ms, ...spoken };
}

/** An SQLSTATE, and a login that did not suit it; a pooler says those of class 08 for a server that it can't reach. */
const isSpoken = (code: string, kind: Silence['kind']): boolean =>
  kind === 'rejects the login' || (/^(?!08)(?=.*\d)[0-9A-Z]{5}$/.test(code) && kind !== 'silent');

/** The SQLSTATE or the system's code of an error, or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

type Reason = Pick<Silence, 'kind' | 'sentence'>;

/** The bot's own limits. */
function stopped(error: unknown, code: string, { place, question, limitMs }: Failed): Reason | undefined {
  const fails = (why: string): Reason => ({ kind: 'fails', sentence: `\`${question}\` on ${place} ${why}.` });
  if (code === '57014') return fails(`was stopped after its limit of ${limitMs / 1000} s`);
  if (code === '55P03') return fails('waited 500 ms for a lock and was stopped; `blocking` shows who holds it');
  if (error instanceof TooLarge) return fails('was stopped: its answer is larger than the bot takes');
  return undefined;
}

function rejected(code: string, said: string, { place, role }: Failed): Reason | undefined {
  if (code !== '3D000' && !code.startsWith('28') && !/SASL|SCRAM|password must be/i.test(said)) return undefined;
  return { kind: 'rejects the login', sentence: `${place} rejects the login${role && ` ${role}`}: ${said}.` };
}

function refused(code: string, said: string, { place }: Failed): Reason | undefined {
  const refuses = (why: string): Reason => ({ kind: 'refuses', sentence: `${place} refuses connections: ${why}.` });
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return refuses('nobody listens at its address');
  if (code === '53300') return refuses(`it has no free slot (${said})`);
  return ['57P01', '57P02', '57P03'].includes(code) ? refuses(said) : undefined;
}

function lacking(code: string, said: string, { place, question, role }: Failed): Reason | undefined {
  const unloaded = code === '55000' && said.includes('shared_preload_libraries');
  if (unloaded || ['42P01', '42703', '42883', '42704', '3F000', '0A000'].includes(code)) {
    return { kind: 'lacks', sentence: `${place} lacks what \`${question}\` reads: ${said}.` };
  }
  if (code !== '42501') return undefined;
  const sentence = `${place} does not let ${role} read this: ${said}. \`npm run roles\` prints the grants.`;
  return { kind: 'lacks', sentence };
}

function silent(
  error: unknown,
  code: string,
  said: string,
  { place, question, phase, ms }: Failed,
): Reason | undefined {
  const seconds = `${(ms / 1000).toFixed(1)} s`;
  const is = (why: string): Reason => ({ kind: 'silent', sentence: `${place} is silent: ${why}.` });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return is(`its host name is not found (${code})`);
  if (error instanceof Overdue && phase === 'asking') {
    return is(`\`${question}\` had no answer after ${seconds}, and the server was told to stop it`);
  }
  if (error instanceof Overdue || /timeout expired/.test(said)) return is(`no connection after ${seconds}`);
  const lost = /^(E[A-Z]+|08\w{3})$/.test(code) || /terminated|connection error|was closed/.test(said);
  return lost ? is(`the connection was lost after ${seconds} (${code === '' ? said : code})`) : undefined;
}

const failing = (code: string, said: string, { place, question }: Failed): Reason => ({
  kind: 'fails',
  sentence: `\`${question}\` failed on ${place}: ${said}${code && ` (${code})`}.`,
});
