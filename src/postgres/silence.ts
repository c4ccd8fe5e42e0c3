import { maskedMail } from '../tiers/masking.ts';
import type { Silence } from '../tiers/tiers.ts';
import { Overdue, TooLarge } from './read.ts';

/** Where and how long was asked; `phase` is what was under way when it failed. */
export type Asking = {
  tier: string;
  question: string;
  role: string;
  ms: number;
  phase: 'connecting' | 'asking';
  limitMs: number;
};

/** Why a tier gave no answer, as a sentence for the person who asked. */
export function silence(error: unknown, asking: Asking): Silence {
  return { tier: asking.tier, question: asking.question, ...reason(error, asking), ms: asking.ms };
}

/** The SQLSTATE or the system's code of an error, or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

type Reason = Pick<Silence, 'kind' | 'sentence'>;

function reason(error: unknown, asking: Asking): Reason {
  const { tier, question, phase, limitMs } = asking;
  const code = codeOf(error);
  const said = maskedMail(error instanceof Error ? error.message : String(error));
  const rejects = rejected(code, said, asking);
  if (rejects) return rejects;
  if (code === 'ECONNREFUSED')
    return { kind: 'refuses', sentence: `${tier} refuses connections: nobody listens at its address.` };
  if (code === '53300')
    return { kind: 'refuses', sentence: `${tier} refuses connections: it has no free slot (${said}).` };
  if (['57P01', '57P02', '57P03'].includes(code))
    return { kind: 'refuses', sentence: `${tier} refuses connections: ${said}.` };
  if (lacking.has(code)) return { kind: 'lacks', sentence: `${tier} lacks what \`${question}\` reads: ${said}.` };
  if (code === '42501')
    return {
      kind: 'lacks',
      sentence: `${tier} does not let ${asking.role} read this: ${said}. \`npm run roles\` prints the grants.`,
    };
  if (code === '55000' && said.includes('shared_preload_libraries'))
    return { kind: 'lacks', sentence: `${tier} lacks what \`${question}\` reads: ${said}.` };
  if (code === '57014')
    return { kind: 'fails', sentence: `${tier} stopped \`${question}\` after its limit of ${limitMs / 1000} s.` };
  if (code === '55P03')
    return {
      kind: 'fails',
      sentence: `\`${question}\` waited 500 ms for a lock on ${tier} and was stopped; \`blocking\` shows who holds it.`,
    };
  if (error instanceof TooLarge)
    return {
      kind: 'fails',
      sentence: `\`${question}\` on ${tier} was stopped: its answer was larger than the bot takes.`,
    };
  if (error instanceof Overdue || code === '' || unreachable.has(code)) return silent(error, code, said, asking);
  return { kind: 'fails', sentence: `\`${question}\` failed on ${tier}: ${said} (${code}, while ${phase}).` };
}

const lacking = new Set(['42P01', '42703', '42883', '42704', '3F000', '0A000']);
const unreachable = new Set([
  'ETIMEDOUT',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08006',
  '08003',
]);

function rejected(code: string, said: string, { tier, role }: Asking): Reason | undefined {
  if (code === '3D000') return { kind: 'rejects the login', sentence: `${tier} rejects the login: ${said}.` };
  if (!code.startsWith('28') && !/SASL|SCRAM|password must be/i.test(said)) return undefined;
  return { kind: 'rejects the login', sentence: `${tier} rejects the login${role === '' ? '' : ` ${role}`}: ${said}.` };
}

function silent(error: unknown, code: string, said: string, { tier, question, phase, ms }: Asking): Reason {
  const seconds = `${(ms / 1000).toFixed(1)} s`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { kind: 'silent', sentence: `${tier} is silent: its host name is not found (${code}).` };
  if (error instanceof Overdue && phase === 'asking')
    return {
      kind: 'silent',
      sentence: `${tier} is silent: \`${question}\` had no answer after ${seconds}, and the server was told to stop.`,
    };
  if (error instanceof Overdue || /timeout/.test(said))
    return { kind: 'silent', sentence: `${tier} is silent: no connection after ${seconds}.` };
  return {
    kind: 'silent',
    sentence: `${tier} is silent: the connection was lost after ${seconds} (${code === '' ? said : code}).`,
  };
}
