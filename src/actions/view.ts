import {
  type Button,
  buttons,
  type Field,
  fields,
  type Message,
  message,
  note,
  type Part,
  table,
  text,
  title,
} from '../messages/message.ts';
import { bold, code, person, type Span, time } from '../messages/text.ts';
import type { Cell } from '../tiers/tiers.ts';
import { type AskedAction, numbered, said, wordsOf } from './action.ts';
import { confirming, decisions } from './buttons.ts';
import { headline, standing } from './standing.ts';

/** What somebody reads before they do it: what it does, what was seen, and the button that does it. */
export const confirmView = (action: AskedAction): Message =>
  message(
    [nameOf(action), ': ', action.prepared.effect],
    title(`${nameOf(action)}: not done yet`),
    text(action.prepared.effect),
    ...seen(action),
    ...impact(action),
    buttons(confirming(action)),
    note('Only you see this. Nothing has happened yet; it can be confirmed until ', time(action.expiresAt), '.'),
  );

/** An action in the room, as it is now: who asked, what it does, what came of it. It is rewritten in place. */
export function actionView(action: AskedAction): Message {
  const { prepared, askedBy, askedAt, state } = action;
  const open = state.kind === 'asked';
  return message(
    [nameOf(action), ', ', ...standing(action)],
    title(`${nameOf(action)}: ${headline(action)}`),
    text(prepared.effect),
    fields(
      { label: 'State', value: standing(action) },
      { label: 'Asked by', value: [person(askedBy), ' at ', time(askedAt)] },
      ...approval(action),
      ...(open && prepared.because ? [{ label: 'Two people, because', value: prepared.because }] : []),
    ),
    ...(open ? [...seen(action), ...impact(action), text('Statement'), ...codeParts(prepared.statement)] : []),
    ...verification(action),
    ...buttonsOf(decisions(action)),
    note(...reference(action)),
  );
}

const nameOf = ({ prepared: { action, tier } }: AskedAction): string => `${action} · ${tier}`;

const codePart = (content: string): Part => ({ type: 'code', text: content });

/** Whole, in as many pieces as it needs: nobody approves what is cut off. */
const codeParts = (content: string): Part[] =>
  (content.match(/[\s\S]{1,2900}(?:\n|$)|[\s\S]{1,2900}/g) ?? []).map(codePart);

function approval({ approved }: AskedAction): Field[] {
  if (!approved) return [];
  const how: Span[] = approved.alone === undefined ? [] : [`, alone: ${approved.alone}`];
  return [{ label: 'Approved by', value: [person(approved.by), ' at ', time(approved.at), ...how] }];
}

/** More rows would not be read. */
const most = 20;

/** The first rows that were seen; each row's first columns tell which it is. */
function seen({ prepared: { seen: rows }, shown }: AskedAction): Part[] {
  const [first] = rows;
  if (!first) return [];
  const names = (shown ?? Object.keys(first)).slice(0, 10);
  if (rows.length === 1) return [fields(...names.map((name) => ({ label: name, value: [spanOf(first[name])] })))];
  return [
    table({
      caption: `What was seen, ${rows.length > most ? `the first ${most} of ` : ''}${rows.length} rows`,
      columns: names.map((label) => ({ label, align: typeof first[label] === 'number' ? 'right' : 'left' })),
      rows: rows.slice(0, most).map((row) => names.map((name) => spanOf(row[name]))),
    }),
  ];
}

/** A value that was seen, a moment in the reader's zone. */
function spanOf(cell: Cell | undefined): string | { time: Date } {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'string' && moment.test(cell) ? { time: new Date(cell) } : String(cell ?? '') || '–';
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What EXPLAIN and a rehearsal say it would do. */
function impact({ prepared: { impact } }: AskedAction): Part[] {
  if (!impact) return [];
  const { plan } = impact;
  return [
    text(bold('It would change'), ` ${tried(impact)}`),
    ...(plan.length > 0 ? [codePart(plan.slice(0, 20).map(short).join('\n'))] : []),
  ];
}

/** A line of a plan repeats every value that it looks for. */
const short = (line: string): string => (line.length > 200 ? `${line.slice(0, 199)}…` : line);

function tried({ rows, locks }: NonNullable<AskedAction['prepared']['impact']>): string {
  if (rows === undefined)
    return 'what is said above. It was not tried before, so nobody has counted rows or seen the locks that it takes.';
  const taken = locks.length === 0 ? 'no lock that others wait for' : locks.join(', ');
  return `${rows} ${rows === 1 ? 'row' : 'rows'} and take ${taken}.`;
}

function verification({ verified }: AskedAction): Part[] {
  const last = verified.at(-1);
  return last ? [text(bold(last.holds ? 'Verified' : 'Not as wanted'), ': ', last.why)] : [];
}

const buttonsOf = (list: readonly Button[]): Part[] => (list.length === 0 ? [] : [buttons(...list)]);

function reference(action: AskedAction): Span[] {
  const { words, prepared, state, expiresAt } = action;
  const open = state.kind === 'asked';
  const until: Span[] = open ? [' · void at ', time(expiresAt)] : [];
  return [
    code(open ? said(wordsOf(action)) : `/db ${said(action.again)}`),
    ` · ${numbered(words)} · hash ${prepared.hash.slice(0, 12)}`,
    ...until,
  ];
}
