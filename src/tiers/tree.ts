import { buttons, type Part, text } from '../messages/message.ts';
import { bold, code, type Span } from '../messages/text.ts';
import type { Offered } from './offer.ts';
import type { Answer, Row } from './tiers.ts';

/** Who waits for whom: each root with what ending it would free, those who wait for it below, and what can be done. */
export function treeParts(answer: Answer, offers: readonly Offered[], masked: boolean): Part[] {
  const hidden = new Set(answer.columns.filter((column) => masked && column.private).map(({ name }) => name));
  const numbered = answer.rows.map((row, index) => ({ row: visible(row, hidden), index }));
  return numbered
    .filter(({ row }) => row.depth === 0)
    .flatMap(({ row, index }) => {
      const below = numbered.filter((other) => other.row.root === row.root && other.row.depth !== 0);
      const lines = below.slice(0, mostLines).flatMap((one) => ['\n', ...waiter(one.row)]);
      const more = below.length > mostLines ? [`\n… and ${below.length - mostLines} more`] : [];
      const mine = offers.filter((offer) => offer.row === index).map(({ button }) => button);
      return [text([...root(row), ...lines, ...more]), ...(mine.length > 0 ? [buttons(...mine)] : [])];
    });
}

const mostLines = 12;

const visible = (row: Row, hidden: ReadonlySet<string>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, hidden.has(name) ? '•••' : cell]));

function root(row: Row): Span[] {
  const count = Number(row.victims_of_root ?? 0);
  return [
    bold(`${row.pid}`),
    ` ${who(row)}, ${row.state ?? 'state unknown'}${open(row)}; `,
    bold(`ending ${row.pid} frees ${count}`),
    ...statement(row),
  ];
}

const waiter = (row: Row): Span[] => [
  `${'\u2003'.repeat(Number(row.depth))}└ ${row.pid} ${who(row)} waits ${row.waiting_s ?? '?'} s`,
  row.lock === null ? '' : ` for ${row.lock}${row.relation ? ` on ${row.relation}` : ''}`,
  ...statement(row),
];

const who = ({ role, app }: Row): string => `${role ?? 'of the server'}${app ? ` (${app})` : ''}`;

const open = ({ xact_s }: Row): string =>
  xact_s === null || xact_s === undefined ? '' : `, its transaction open for ${xact_s} s`;

const statement = ({ query }: Row): Span[] => (query ? [' ', code(String(query).slice(0, 80))] : []);
