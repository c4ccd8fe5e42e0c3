/** What a text needs to be there before it can be asked of a tier. */
export type Need =
  | { kind: 'table'; table: string; column?: string }
  | { kind: 'extension'; name: string }
  | { kind: 'server'; least: number };

/** `jobs`, `jobs.created_at`, `extension pg_stat_statements` or `server >= 17`; undefined for anything else. */
export function needFrom(text: string): Need | undefined {
  const server = /^server\s*>=\s*(\d+)$/.exec(text);
  if (server) return { kind: 'server', least: Number(server[1]) };
  const extension = /^extension\s+(\w+)$/.exec(text);
  if (extension?.[1]) return { kind: 'extension', name: extension[1] };
  const [, table, column] = /^([a-z_]\w*)(?:\.([a-z_]\w*))?$/.exec(text) ?? [];
  if (table === undefined) return undefined;
  return column === undefined ? { kind: 'table', table } : { kind: 'table', table, column };
}

export function needText(need: Need): string {
  switch (need.kind) {
    case 'table':
      return need.column === undefined ? `the table ${need.table}` : `the column ${need.table}.${need.column}`;
    case 'extension':
      return `the extension ${need.name}`;
    case 'server':
      return `server ${need.least} or newer`;
  }
}
