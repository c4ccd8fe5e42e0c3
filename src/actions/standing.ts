import { bold, person, type Span, time } from '../messages/text.ts';
import type { Cell, Row } from '../tiers/tiers.ts';
import type { AskedAction } from './action.ts';

/** How far an action is, for whoever reads nothing else. */
export function headline({ state, prepared, verified }: AskedAction): string {
  switch (state.kind) {
    case 'asked':
      return prepared.approval === 'confirm' ? 'not done yet' : 'waits for a second person';
    case 'rejected':
      return 'rejected';
    case 'voided':
      return 'void, nothing was done';
    case 'started':
      return 'under way';
    case 'done':
      return verified.at(-1)?.holds === false ? 'done, not as wanted' : 'done';
    case 'gone':
      return 'nothing changed';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'nobody knows';
    case 'settled':
      return state.done ? 'done' : 'not done';
  }
}

/** How far an action is, in words. */
export function standing({ state, prepared, askedBy }: AskedAction): readonly Span[] {
  switch (state.kind) {
    case 'asked':
      return prepared.approval === 'confirm'
        ? ['waits for ', person(askedBy), ' to confirm it']
        : [bold('waits for a second person'), ' to approve it'];
    case 'rejected':
      return [bold('rejected'), ' by ', person(state.by), ' at ', time(state.at), `: ${state.reason}`];
    case 'voided':
      return [bold('void'), ' since ', time(state.at), `: ${state.why}`];
    case 'started':
      return [bold('under way'), ' since ', time(state.at), ', begun by ', person(state.by)];
    case 'done':
      return [
        bold('done'),
        ' at ',
        time(state.at),
        counted(state.rows.length),
        told(state.rows),
        ...said(state.notices),
      ];
    case 'gone':
      return [bold('nothing changed'), `: ${state.why}`];
    case 'failed':
      return [bold('failed'), ' at ', time(state.at), `: ${state.why}`];
    case 'unknown':
      return [bold('nobody knows'), ` whether it happened: ${state.why}. It is not done again; look, and say.`];
    case 'settled':
      return [bold(state.done ? 'done' : 'not done'), ', says ', person(state.by), ' at ', time(state.at)];
  }
}

/** What returns no rows, such as an analyze, has none to be counted. */
export const counted = (rows: number): string => (rows === 0 ? '' : rows === 1 ? ', 1 row' : `, ${rows} rows`);

/** What the statement says of itself, such as how many jobs it queued again; many rows are counted alone. */
const told = (rows: readonly Row[]): string =>
  rows.length === 0 || rows.length > 2 ? '' : `: ${rows.map(values).join('; ')}`;

const values = (row: Row): string =>
  Object.entries(row)
    .slice(0, 5)
    .map(([name, cell]) => `${name} ${word(cell)}`)
    .join(', ');

const word = (cell: Cell): string => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell ?? '–'));

const said = (notices: readonly string[]): string[] =>
  notices.length === 0 ? [] : [`. The server said: ${notices.slice(0, 3).join('; ')}`];
