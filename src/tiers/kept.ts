import { type Asked, answered } from './tiers.ts';

/** An answer as the journal may keep it for ever: what stands in columns marked private is masked. */
export function kept(asked: Asked): Asked {
  if (!answered(asked)) return asked;
  const hidden = new Set(asked.columns.filter((column) => column.private).map(({ name }) => name));
  const rows = asked.rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, hidden.has(name) && cell !== null ? '•••' : cell]),
    ),
  );
  return { ...asked, rows };
}
