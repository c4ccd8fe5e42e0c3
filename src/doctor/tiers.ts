import type { Finding } from '../dispatch/context.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';
import { consoleFindings } from './console.ts';
import { type Logins, loginFindings } from './logins.ts';

/** What its logins may do is asked only of a tier that answers: else the same silence would be told three times. */
export async function tierFindings(tiers: Tiers, name: string, logins: Logins): Promise<Finding[]> {
  const [answer, console] = await Promise.all([tierFinding(tiers, name), consoleFindings(name, logins)]);
  const found = answer.state === 'broken' ? [] : await loginFindings(name, logins);
  return [answer, ...found, ...console];
}

async function tierFinding(tiers: Tiers, name: string): Promise<Finding> {
  const asked = await tiers.ask('ping', name);
  if (!answered(asked)) return { what: name, state: 'broken', says: asked.sentence };
  return {
    what: name,
    state: 'ok',
    says: `answers as ${asked.role}, Postgres ${asked.server}, ${Math.round(asked.ms)} ms`,
  };
}
