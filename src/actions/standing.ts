import { bold, person, type Span, time } from '../messages/text.ts';
import type { AskedAction } from './action.ts';

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
      return [bold('done'), ' at ', time(state.at), `, ${counted(state.rows.length)}`, ...said(state.notices)];
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

const counted = (rows: number): string => (rows === 0 ? '0 rows' : rows === 1 ? '1 row' : `${rows} rows`);

const said = (notices: readonly string[]): string[] =>
  notices.length === 0 ? [] : [`. The server said: ${notices.slice(0, 3).join('; ')}`];
