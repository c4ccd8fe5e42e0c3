import { ask } from '../actions/asking.ts';
import { actionIn } from '../actions/perform.ts';
import { confirmView } from '../actions/view.ts';
import { type Message, sentence } from '../messages/message.ts';
import { span } from '../messages/span.ts';
import { code } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import type { Action, Prepared } from '../tiers/acting.ts';
import { streamHere } from './action.ts';
import { changeBy } from './change.ts';
import type { Context } from './context.ts';
import { tierFirst, tierMeant } from './tier.ts';

/** The words that ask for it again with these, the tier first. */
type Again = (words: readonly string[]) => readonly string[];

/** For what a step of a runbook asks: where it is told, and what asks for it again. */
export type Way = { stream?: string | undefined; again?: Again };

/** Looks at what somebody wants done, and asks whoever has to decide: `words` are the tier and the arguments. */
export async function askForAction(
  context: Context,
  reviewed: Action,
  words: readonly string[],
  way: Way = {},
): Promise<Message> {
  const again: Again = way.again ?? ((said) => [reviewed.name, ...said]);
  const [word, ...given] = tierFirst(words, reviewed, context.tiers.names);
  const { name, tiers } = reviewed;
  const tier = tierMeant(word, { name, tiers, can: 'done on', again: (one) => again([one, ...given]) });
  refuseMissing(reviewed, tier, given, again);
  return asked(context, await context.acting.prepare(reviewed.name, tier, given), given, { ...way, again });
}

/** One person confirms it, or it waits in the room for a second one with what it would do. */
async function asked(
  context: Context,
  looked: Prepared,
  given: readonly string[],
  { stream: place, again }: Way & { again: Again },
) {
  const { journal, acting, call } = context;
  const two = looked.approval === 'two-person';
  const prepared = two ? { ...looked, impact: await acting.impact(looked) } : looked;
  const stream = place ?? (await streamHere(context));
  const room = stream.startsWith('action/') ? call.room : undefined;
  const { history } = await journal.change(
    stream,
    (known) =>
      ask(known, prepared, acting.decidedWithinMs, {
        ...(room && { room }),
        again: [...again([looked.tier, ...given])],
      }),
    changeBy(call),
  );
  const number = history.filter(({ fact }) => fact.type === 'action asked').length;
  if (!two) return confirmView(actionIn(history, number));
  const because = prepared.because ? `: ${prepared.because}` : '';
  const { words } = actionIn(history, number);
  return sentence(
    `This needs a second person${because}. Nothing has happened yet: somebody else approves it in this room within ${span(acting.decidedWithinMs)}, or with `,
    code(`/db approve ${words.join(' ')}`),
    `. Then: ${prepared.effect}`,
  );
}

/** A button that stands for one word too few asks for it. */
function refuseMissing(reviewed: Action, tier: string, given: readonly string[], again: Again): void {
  const missing = reviewed.arguments.filter(({ optional }, index) => !optional && given[index] === undefined);
  const [first, second] = missing;
  if (!first) return;
  const words = again([tier, ...given]);
  const names = missing.map(({ name }) => name);
  const typed = ['/db', ...words, ...names.map((name) => `<${name}>`)].join(' ');
  const says = `${reviewed.name} needs ${names.join(' and ')}. Usage: ${typed}`;
  const asks = { title: reviewed.name.slice(0, 24), label: first.name };
  throw new Refusal(says, second ? [] : [{ label: `Say ${first.name}`, words, asks }]);
}
