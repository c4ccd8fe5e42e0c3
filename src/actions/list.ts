import { type Button, buttons, type Message, message, type Part, text, title } from '../messages/message.ts';
import { bold, code, type Span, time } from '../messages/text.ts';
import { type AskedAction, isOver, numbered, said, since, wordsOf } from './action.ts';
import { standing } from './standing.ts';

/** More of a kind would not fit a screen. */
const most = 6;

/** What waits for somebody, what nobody knows, what is under way and what was done last; each with `buttonsFor` it. */
export function actionList(
  actions: readonly AskedAction[],
  buttonsFor: (action: AskedAction) => readonly Button[],
): Message {
  const of = (kind: AskedAction['state']['kind']) => actions.filter(({ state }) => state.kind === kind);
  const [unknown, waiting, begun] = [of('unknown'), of('asked'), of('started')];
  const last = actions.filter(isOver).toSorted((one, other) => since(other).getTime() - since(one).getTime());
  const counts = [
    ...(waiting.length > 0 ? [`${waiting.length} to be decided`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} to be settled`] : []),
    ...(begun.length > 0 ? [`${begun.length} under way`] : []),
  ];
  const summary = counts.length > 0 ? `Actions: ${counts.join(', ')}` : 'No action waits for anybody';
  return message(
    summary,
    title(summary),
    ...section('Nobody knows whether these happened', unknown, buttonsFor),
    ...section('To be decided', waiting, buttonsFor),
    ...section('Under way', begun, buttonsFor),
    ...lately(last, buttonsFor),
  );
}

function section(
  heading: string,
  actions: readonly AskedAction[],
  buttonsFor: (action: AskedAction) => readonly Button[],
) {
  if (actions.length === 0) return [];
  const more = actions.length > most ? [text(`… and ${actions.length - most} more.`)] : [];
  const each = actions.slice(0, most).flatMap((action): Part[] => {
    const list = buttonsFor(action);
    return [text(...line(action), '\n', action.prepared.effect), ...(list.length > 0 ? [buttons(...list)] : [])];
  });
  return [text(bold(heading)), ...each, ...more];
}

/** The last ones in a line each, with one row of buttons for all. */
function lately(last: readonly AskedAction[], buttonsFor: (action: AskedAction) => readonly Button[]): Part[] {
  const shown = last.slice(0, most);
  const list = shown.flatMap(buttonsFor).slice(0, 5);
  const lines = shown.flatMap((action): Span[] => ['\n', ...line(action)]);
  if (shown.length === 0) return [text('Nothing was done lately.')];
  return [text(bold('Lately'), ...lines), ...(list.length > 0 ? [buttons(...list)] : [])];
}

const line = (action: AskedAction): Span[] => [
  code(said(wordsOf(action))),
  ' ',
  ...standing(action),
  ...(action.state.kind === 'asked' ? [' until ', time(action.expiresAt)] : []),
  ` (${numbered(action.words)})`,
];
