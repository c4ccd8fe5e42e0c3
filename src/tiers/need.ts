/** What a text needs to be there before it can be asked of a tier. */
export type Need =
  | { kind: 'table'; table: string; column?: string }
  | { kind: 'extension'; name: string }
  | { kind: 'role'; name: string }
  | { kind: 'server'; least: number }
  | { kind: 'older server'; than: number }
  | { kind: 'console' };

/** `jobs`, `jobs.created_at`, `extension pg_stat_statements`, `role pg_monitor`, `server >= 17`, `server < 17` or `console`; undefined for anything else. */
export function needFrom(text: string): Need | undefined {
  if (text === 'console') return { kind: 'console' };
  const server = /^server\s*>=\s*(\d+)$/.exec(text);
  if (server) return { kind: 'server', least: Number(server[1]) };
  const older = /^server\s*<\s*(\d+)$/.exec(text);
  if (older) return { kind: 'older server', than: Number(older[1]) };
  const [, kind, name] = /^(extension|role)\s+(\w+)$/.exec(text) ?? [];
  if (name !== undefined) return kind === 'role' ? { kind, name } : { kind: 'extension', name };
  const [, table, column] = /^([a-z_]\w*)(?:\.([a-z_]\w*))?$/.exec(text) ?? [];
  if (table === undefined) return undefined;
  return column === undefined ? { kind: 'table', table } : { kind: 'table', table, column };
}
