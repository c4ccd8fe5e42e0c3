import type { Finding } from '../dispatch/context.ts';

/** What the server says of a login, and of the actions it may do; `why` is for when nobody could ask. */
export type Reader = {
  role: string;
  superuser: boolean;
  powers: readonly string[];
  monitors: boolean;
  endsSessions: boolean;
  changes: readonly string[];
};
export type Operator = Reader & {
  may: readonly string[];
  mayNot: readonly { action: string; why: string }[];
  lacks: readonly string[];
  unrehearsed: readonly { where: string; why: string }[];
};

/** Who the console of a PgBouncer let in; `admin`: may pause, reload and end connections there. */
export type ConsoleLogin = { role: string; server: string; admin: boolean };

export type Logins = {
  reader: (tier: string) => Promise<Reader | { why: string }>;
  /** Undefined where nothing can be changed. */
  operator: (tier: string) => Promise<Operator | { why: string } | undefined>;
  /** Undefined where no console is named. */
  console: (tier: string) => Promise<ConsoleLogin | { why: string } | undefined>;
};

/** What the two logins of a tier may and may not do. */
export async function loginFindings(tier: string, logins: Logins): Promise<Finding[]> {
  const [reader, operator] = await Promise.all([logins.reader(tier), logins.operator(tier)]);
  return [readerFinding(`${tier}, reading`, reader), operatorFinding(`${tier}, actions`, operator)];
}

function readerFinding(what: string, found: Reader | { why: string }): Finding {
  if ('why' in found) return { what, state: 'broken', says: `can't log in: ${found.why}` };
  const { role, changes, powers, monitors, endsSessions } = found;
  if (found.superuser) return superuser(what, role);
  const wrong = [
    ...(changes.length === 0 ? [] : [`may change ${changes.join(', ')}`]),
    ...(endsSessions ? ['may end sessions'] : []),
    ...(powers.length === 0 ? [] : [`has ${powers.join(', ')}`]),
    ...(monitors ? [] : ['lacks pg_monitor, so the work of other logins is hidden from it']),
  ];
  if (wrong.length === 0) return { what, state: 'ok', says: `${role} reads, and may change nothing and end nobody` };
  return {
    what,
    state: 'warning',
    says: `${role} ${wrong.join('; ')}. \`npm run roles tier\` prints what it should be`,
  };
}

function operatorFinding(what: string, found: Operator | { why: string } | undefined): Finding {
  if (!found) return { what, state: 'ok', says: 'nothing can be changed here: no login for actions is set' };
  if ('why' in found) return { what, state: 'broken', says: `can't log in: ${found.why}` };
  const { role, may, mayNot, lacks, powers, changes, unrehearsed } = found;
  if (found.superuser) return superuser(what, role);
  const does = `${role} may ${may.length === 0 ? 'do none of the actions' : may.join(', ')}, and change ${changes.join(', ') || 'no table'}`;
  const not = mayNot.map(({ action, why }) => `${action} (${why})`).join('; ');
  const beyond = powers.length === 0 ? '' : `. It has ${powers.join(', ')}, which no action needs`;
  const needless = lacks.length === 0 ? '' : `. There is nothing here for ${lacks.join(', ')}`;
  const traces = unrehearsed.map(({ where, why }) => `. ${where}: no rehearsal here: ${why}`).join('');
  const state = mayNot.length === 0 && beyond === '' && traces === '' ? 'ok' : 'warning';
  return { what, state, says: `${does}${not === '' ? '' : `. Not: ${not}`}${needless}${traces}${beyond}` };
}

const superuser = (what: string, role: string): Finding => ({
  what,
  state: 'broken',
  says: `${role} is a superuser, and nothing guards the tier from it. Give it a login that \`npm run roles tier\` prints`,
});
