import { randomBytes } from 'node:crypto';
import { start as started } from '../src/checklists/decisions.ts';
import { beginRoutine } from '../src/checklists/routine-start.ts';
import { anIncident, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { decideAt } from '../src/dispatch/place.ts';
import { whereOf } from '../src/dispatch/where.ts';
import { openHere } from '../src/incidents/here.ts';
import { sentence } from '../src/messages/message.ts';
import { runbookMeant } from '../src/runbooks/meant.ts';
import type { Runbook } from '../src/runbooks/runbook.ts';

export const start = command({
  name: 'start',
  chapter: 'Runbooks',
  summary: 'Begin a runbook’s checklist: in an incident when you name one or are in its room, else on its own here',
  example: '/db start performance-degradation 7',
  args: takes(word('runbook', 'a runbook; /db runbooks lists them')).and(anIncident),
  async run([name, number], context) {
    const runbook = runbookMeant(context.library, name);
    const place = number === undefined ? await incidentHere(context) : String(number);
    if (place === undefined) return alone(context, runbook);
    const { called } = await decideAt(context, { place, words: ['start', name] }, (at) => started(at, runbook));
    return sentence(`“${runbook.title}” begins in ${called}.`);
  },
});

/** Never for a schedule: what its day asks for is no part of what happens to go on in the channel. */
async function incidentHere(context: Context): Promise<string | undefined> {
  const here = context.call.slot ? undefined : await openHere(whereOf(context));
  return here && String(here.number);
}

async function alone({ journal, call }: Context, runbook: Runbook) {
  const { stream, ...slot } = call.slot ?? {
    stream: `routine/${runbook.name}-${randomBytes(3).toString('hex')}`,
    late: false,
  };
  const begin = { name: runbook.name, room: call.room, ...slot };
  await journal.change(stream, (history) => beginRoutine(history, begin, runbook), changeBy(call));
  return sentence(`“${runbook.title}” begins here.`);
}
