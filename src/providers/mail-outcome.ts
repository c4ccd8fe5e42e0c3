import { z } from 'zod';
import type { Delivery } from '../paging/channel.ts';

/** What nodemailer's errors carry beside their message. */
const mailError = z.object({ responseCode: z.number().optional().catch(undefined) });

/**
 * What an error says about the mail. An answer of the server is certain: 5yz for good, except 503, which speaks of the
 * session. Without an answer it depends on whether the message itself was on its way.
 */
export function outcomeOfMail(error: unknown, begun: boolean): Delivery {
  const { responseCode } = mailError.catch({}).parse(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (responseCode !== undefined) return { outcome: 'failed', error: reason, final: isPermanent(responseCode) };
  if (begun) return { outcome: 'unknown', error: `the mail server's answer was lost: ${reason}` };
  return { outcome: 'failed', error: `the mail server did not take it: ${reason}`, final: false };
}

const isPermanent = (code: number): boolean => code >= 500 && code < 600 && code !== 503;
