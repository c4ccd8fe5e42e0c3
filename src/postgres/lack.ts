import type { Need } from '../tiers/need.ts';
import type { Reviewed, Wording } from '../tiers/reviewed.ts';
import type { Capabilities } from './capabilities.ts';

/** What is missing, as it stands behind "lacks", and the statement that would mend it, when one would. */
export type Lack = { what: string; mend?: string };

/** What of a need a tier does not meet, or undefined. */
export function lackOf(has: Capabilities, need: Need): Lack | undefined {
  switch (need.kind) {
    case 'table':
      return lackOfTable(has, need);
    case 'extension':
      return lackOfExtension(has, need.name);
    case 'role':
      if (has.roles.has(need.name)) return undefined;
      return { what: `the rights of ${need.name} for ${has.role}`, mend: `grant ${need.name} to ${has.role}` };
    case 'server':
      return has.major >= need.least ? undefined : { what: `server ${need.least} or newer` };
    case 'older server':
      return has.major < need.than ? undefined : { what: `a server older than ${need.than}` };
    case 'console':
      if (has.console) return undefined;
      return { what: 'the console of a PgBouncer, which a line `console:` of the tier in config/tiers.yml would name' };
  }
}

export const fits = (has: Capabilities, { requires }: Wording): boolean =>
  requires.every((need) => lackOf(has, need) === undefined);

/** Why none of a question's texts can be asked, and what would mend it; undefined when one can. */
export function lacking(has: Capabilities, { wordings }: Reviewed): Lack | undefined {
  const first = wordings.filter(({ after }) => after === undefined);
  if (first.some((wording) => fits(has, wording))) return undefined;
  const lacks = first.map(({ requires }) =>
    requires.flatMap((need) => {
      const lack = lackOf(has, need);
      return lack ? [lack] : [];
    }),
  );
  const texts = lacks.map((each) => unique(each.map((lack) => lack.what)));
  const least = texts.filter((text) => !texts.some((other) => other.length < text.length && within(other, text)));
  const what = unique(least.map((text) => text.join(', '))).join('; or ');
  // The text that statements alone would make possible is the one to mend.
  const mendable = lacks.find((each) => each.every(({ mend }) => mend !== undefined));
  const mend = unique((mendable ?? []).flatMap((lack) => lack.mend ?? [])).join('; ');
  return mend === '' ? { what } : { what, mend };
}

function lackOfTable(has: Capabilities, { table, column }: { table: string; column?: string }): Lack | undefined {
  if (!has.tables.has(table)) return { what: `the table ${table}` };
  if (column !== undefined && !has.tables.has(`${table}.${column}`)) return { what: `the column ${table}.${column}` };
  if (has.unreadable.has(table)) {
    return { what: `the right to read ${table}`, mend: `grant select on public.${table} to ${has.role}` };
  }
  if (!has.hidden.has(table)) return undefined;
  return {
    what: `the rows of ${table}, which row level security hides from ${has.role}`,
    mend: `create policy dbops_read on public.${table} for select to ${has.role} using (true)`,
  };
}

function lackOfExtension({ extensions, libraries }: Capabilities, name: string): Lack | undefined {
  const load = `alter system set shared_preload_libraries = '${[libraries, name].filter(Boolean).join(', ')}' and restart`;
  const loaded = libraries === undefined || !needsLoading.has(name) || libraries.includes(name);
  if (!extensions.has(name)) {
    const create = `create extension ${name}`;
    return { what: `the extension ${name}`, mend: loaded ? create : `${load}; ${create}` };
  }
  return loaded ? undefined : { what: `${name} among the loaded libraries`, mend: load };
}

const needsLoading = new Set(['pg_stat_statements']);

const unique = (words: readonly string[]): string[] => [...new Set(words)];

const within = (some: readonly string[], all: readonly string[]): boolean => some.every((one) => all.includes(one));
