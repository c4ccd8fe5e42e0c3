import { z } from 'zod';
import type { Delivery } from '../paging/channel.ts';

/** How `fetch` wraps what happened on the wire. */
const wireError = z.object({ cause: z.object({ code: z.string() }) });

/** Errors from before the connection stood: nothing can have arrived. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  // What fetch throws when it can't even build the request.
  'TypeError',
]);

/** What no answer means for a request: certainly not sent, or nobody knows. */
export function outcomeOfSilence(error: unknown): Delivery {
  const code = wireError.safeParse(error).data?.cause.code ?? (error instanceof Error ? error.name : 'no answer');
  return unsent.has(code) || isCertificate(code)
    ? { outcome: 'failed', error: `the pager can't be reached (${code})`, final: false }
    : { outcome: 'unknown', error: `the pager's answer was lost (${code})` };
}

const isCertificate = (code: string): boolean => /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
