import { stepNamed } from '../src/checklists/decisions.ts';
import { aStep, remaining } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { askForAction } from '../src/dispatch/asking-action.ts';
import { command } from '../src/dispatch/command.ts';
import { placeAt } from '../src/dispatch/place.ts';
import { Refusal } from '../src/refusal.ts';

export const doIt = command({
  name: 'do',
  chapter: 'Runbooks',
  summary: 'Ask for what a step does to a tier; what the runbook leaves open is said behind it',
  example: '/db do 7 4 public.jobs',
  needs: 'act',
  args: takes(aStep).and(remaining('arguments')),
  async run([{ place: named, step: word }, given], context) {
    const { stream, place } = await placeAt(context, { place: named, words: ['do', word, ...given] });
    if (place.closed) throw new Refusal(`${place.called} is closed: its checklist stays as it is.`);
    const [name, ...written] = stepNamed(place, word).step.action ?? [];
    if (name === undefined) throw new Refusal(`Step ${word} of ${place.called} does nothing to a tier by itself.`);
    const reviewed = context.acting.actions.find((one) => one.name === name);
    if (!reviewed) throw new Refusal(`Step ${word} asks for the action “${name}”, and there is none of that name now.`);
    return askForAction(context, reviewed, [...written, ...given], {
      ...(stream.startsWith('incident/') && { stream }),
      again: (words) => ['do', place.word, word, ...words.slice(written.length)],
    });
  },
});
