import { consult, type Told } from './console.ts';
import { consoleSilence } from './console-silence.ts';

/** Who a console let in; `admin`: may do more there than look. */
export type ConsoleLogin = { role: string; server: string; admin: boolean };

/** Logs in at the console of a tier; a sentence when that is not to be had. */
export async function probeConsole(tier: string, url: string): Promise<ConsoleLogin | { why: string }> {
  const began = performance.now();
  try {
    const { role, server, answers } = await consult(url, ['show config'], AbortSignal.timeout(2000));
    return { role, server, admin: adminsIn(answers).includes(role) };
  } catch (error) {
    const ms = Math.round(performance.now() - began);
    return { why: consoleSilence(error, { tier, question: 'show config', ms }).sentence };
  }
}

const adminsIn = ([config = []]: Told['answers']): string[] =>
  (config.find(({ key }) => key === 'admin_users')?.value ?? '').split(/[\s,]+/);
