import { type AskedAction, since } from '../src/actions/action.ts';
import { breaking, confirming, decisions, rejecting } from '../src/actions/buttons.ts';
import { actionList } from '../src/actions/list.ts';
import { actionsHere } from '../src/dispatch/actions.ts';
import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import type { Button } from '../src/messages/message.ts';

export const actions = command({
  name: 'actions',
  chapter: 'Change',
  summary: 'What waits for a second person, what nobody knows of, and what was done last',
  example: '/db actions',
  args: nothing,
  async run(_, context) {
    const found = await actionsHere(context);
    return actionList(found, (action) => offered(context, action, found).filter(permitted(context)));
  },
});

/** What this person could press, as far as the action alone tells. */
function offered({ acting, call }: Context, action: AskedAction, all: readonly AskedAction[]): readonly Button[] {
  const { state, prepared, askedBy } = action;
  if (state.kind === 'unknown') return decisions(action);
  if (state.kind === 'asked') {
    if (prepared.approval === 'confirm') return [confirming(action)];
    return askedBy === call.by ? [breaking(action), rejecting(action)] : decisions(action);
  }
  const words = state.kind === 'done' && isLast(action, all) ? acting.undo(prepared) : undefined;
  return words ? [{ label: `Take it back: ${words.join(' ')}`.slice(0, 70), words }] : [];
}

/** Nothing was done to the same thing after it, whenever it was asked for, and nothing is under way there. */
const isLast = (action: AskedAction, all: readonly AskedAction[]): boolean =>
  !all.some(
    (other) =>
      other.startedBy !== undefined &&
      (other.state.kind === 'started' || since(other) > since(action)) &&
      other.prepared.tier === action.prepared.tier &&
      other.prepared.arguments[0] === action.prepared.arguments[0],
  );

const permitted = ({ commands, may }: Context) => {
  const mine = new Set(
    commands()
      .filter(may)
      .map(({ name }) => name),
  );
  return ({ words: [name = ''] }: Button) => mine.has(name);
};
