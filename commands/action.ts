import { ask } from '../src/actions/asking.ts';
import { actionIn } from '../src/actions/perform.ts';
import { confirmView } from '../src/actions/view.ts';
import { streamHere } from '../src/dispatch/action.ts';
import { optional, remaining, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { sentence } from '../src/messages/message.ts';
import { span } from '../src/messages/span.ts';
import { code } from '../src/messages/text.ts';
import { Refusal } from '../src/refusal.ts';
import type { Action, Prepared } from '../src/tiers/acting.ts';

/** Every file of config/actions is a command: it is looked at first, and done when somebody has read what it does. */
export const action = (reviewed: Action): Command => ({
  ...command({
    name: reviewed.name,
    chapter: 'Change',
    summary: `${reviewed.summary}${reviewed.approval === 'two-person' ? ' (two people)' : ''}`,
    example: exampleOf(reviewed),
    args: takes(optional(word('tier', 'a tier'))).and(remaining('arguments')),
    async run([tier, given], context) {
      const on = tierMeant(reviewed, tier, given);
      refuseMissing(reviewed, on, given);
      return asked(context, await context.acting.prepare(reviewed.name, on, given));
    },
  }),
  usage: usageOf(reviewed),
  needs: 'act',
});

/** One person confirms it, or it waits in the room for a second one with what it would do. */
async function asked(context: Context, looked: Prepared) {
  const { journal, acting, call } = context;
  const two = looked.approval === 'two-person';
  const prepared = two ? { ...looked, impact: await acting.impact(looked) } : looked;
  const stream = await streamHere(context);
  const room = stream.startsWith('action/') ? call.room : undefined;
  const { history } = await journal.change(
    stream,
    (known) => ask(known, prepared, acting.decidedWithinMs, room),
    changeBy(call),
  );
  const number = history.filter(({ fact }) => fact.type === 'action asked').length;
  if (!two) return confirmView(actionIn(history, number));
  const because = prepared.because ? `: ${prepared.because}` : '';
  const { words } = actionIn(history, number);
  return sentence(
    `${prepared.effect} This needs a second person${because}. Somebody else approves it in this room within ${span(acting.decidedWithinMs)}, or with `,
    code(`/db approve ${words.join(' ')}`),
    '.',
  );
}

const exampleOf = ({ name, tiers, arguments: args }: Action): string =>
  ['/db', name, tiers[0], ...args.filter(({ optional }) => !optional).map((one) => one.name.toUpperCase())].join(' ');

const usageOf = ({ name, tiers, arguments: args }: Action): string =>
  [
    '/db',
    name,
    tiers.length > 1 ? '<tier>' : '[tier]',
    ...args.map((one) => (one.optional ? `[${one.name}]` : `<${one.name}>`)),
  ].join(' ');

function tierMeant({ name, tiers }: Action, tier: string | undefined, given: readonly string[]): string {
  const [only, ...others] = tiers;
  if (tier === undefined && only !== undefined && others.length === 0) return only;
  const found = tiers.find((one) => one === tier?.toLowerCase());
  if (found) return found;
  const which = tier === undefined ? 'Which tier is it about?' : `“${tier.slice(0, 40)}” is not a tier for ${name}.`;
  throw new Refusal(
    `${which} It can be done on ${tiers.join(', ')}.`,
    tiers.map((one) => ({ label: one, words: [name, one, ...given] })),
  );
}

/** A button that stands for one word too few asks for it. */
function refuseMissing(reviewed: Action, tier: string, given: readonly string[]): void {
  const missing = reviewed.arguments.filter(({ optional }, index) => !optional && given[index] === undefined);
  const [first, second] = missing;
  if (!first) return;
  const words = [reviewed.name, tier, ...given];
  const says = `${reviewed.name} needs ${missing.map(({ name }) => name).join(' and ')}. Usage: ${usageOf(reviewed)}`;
  const asks = { title: reviewed.name.slice(0, 24), label: first.name };
  throw new Refusal(says, second ? [] : [{ label: `Say ${first.name}`, words, asks }]);
}
