import { answered, stepNamed } from '../src/checklists/decisions.ts';
import { prove } from '../src/checklists/proof.ts';
import { aStep } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { command } from '../src/dispatch/command.ts';
import { drawn } from '../src/dispatch/drawn.ts';
import { mayReveal } from '../src/dispatch/permission.ts';
import { placeAt } from '../src/dispatch/place.ts';
import { placeFrom } from '../src/incidents/place.ts';
import { Refusal } from '../src/refusal.ts';
import { view } from '../src/tiers/view.ts';

export const run = command({
  name: 'run',
  chapter: 'Runbooks',
  summary: 'Ask the question of a step again; a proof ticks it',
  example: '/db run 7 1',
  args: takes(aStep),
  async run([{ place: named, step: word }], context) {
    const { stream, place } = await placeAt(context, { place: named, words: ['run', word] });
    const found = await prove(context.tiers, stepNamed(place, word).step);
    if (!found)
      throw new Refusal(`Step ${word} has no question: it is done by hand. /db done ${place.word} ${word} ticks it.`);
    const { asked, proof } = found;
    const change = changeBy(context.call);
    await context.journal.change(stream, (known) => answered(placeFrom(known), word, asked, proof), change);
    const question = context.tiers.questions.find(({ name }) => name === asked.question);
    return question
      ? drawn(context, question, asked)
      : view(asked, { masked: !mayReveal(context.config, context.call), by: context.call.by });
  },
});
