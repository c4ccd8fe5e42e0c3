import type { Finding } from '../dispatch/context.ts';
import type { Logins } from './logins.ts';

/** Whether the console of a tier answers, and whether the bot could do more there than look; nothing where none is named. */
export async function consoleFindings(tier: string, logins: Pick<Logins, 'console'>): Promise<Finding[]> {
  const found = await logins.console(tier);
  if (!found) return [];
  const what = `${tier}, console`;
  if ('why' in found) return [{ what, state: 'broken', says: found.why }];
  const { role, server, admin } = found;
  if (!admin) return [{ what, state: 'ok', says: `answers ${role}, who may only look, ${server}` }];
  const says = `${role} may pause and end every connection there: it stands in admin_users. Name a login of stats_users`;
  return [{ what, state: 'warning', says }];
}
