import { type AskedAction, wordsOf } from '../actions/action.ts';
import { actionView } from '../actions/view.ts';
import { buttons, type Message } from '../messages/message.ts';
import { offered } from '../tiers/offer.ts';
import { type Asked, answered, type Question } from '../tiers/tiers.ts';
import { view } from '../tiers/view.ts';
import type { Context } from './context.ts';
import { mayReveal } from './permission.ts';

/** An answer as this person may see it, with what they may do to its rows. */
export function drawn(context: Context, question: Question, asked: Asked, tried?: readonly string[]): Message {
  const { acting, call, commands, config, may } = context;
  const mine = new Set(
    commands()
      .filter((one) => one.needs === 'act' && may(one))
      .map(({ name }) => name),
  );
  const offers = answered(asked)
    ? offered(question, asked, {
        may: (action, row) => mine.has(action) && acting.offered(action, asked, row),
        ...(tried && { tried: [tried] }),
      })
    : [];
  return view(asked, { masked: !mayReveal(config, call), by: call.by, as: question.view, offers });
}

/** With the button that takes it back, where there is an action for that. */
function withUndo({ acting }: Context, action: AskedAction): Message {
  const done = actionView(action);
  const words = action.state.kind === 'done' ? acting.undo(action.prepared) : undefined;
  return words ? { ...done, parts: [...done.parts, buttons({ label: 'Take it back', words })] } : done;
}

/** What whoever pressed is told: what came of it, and the tree that it was to free, asked again. */
export async function doneView(context: Context, action: AskedAction): Promise<Message> {
  const { action: name, tier } = action.prepared;
  const done = withUndo(context, action);
  const question = context.tiers.questions.find(
    ({ view, offers, tiers }) => view === 'tree' && tiers.includes(tier) && offers?.some((one) => one.action === name),
  );
  if (!question || action.state.kind === 'failed') return done;
  const again = drawn(context, question, await context.tiers.ask(question.name, tier), wordsOf(action));
  return { ...done, parts: [...done.parts, { type: 'line' }, ...again.parts] };
}
