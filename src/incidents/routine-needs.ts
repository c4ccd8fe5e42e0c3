import { sentence as oneSentence } from '../messages/message.ts';
import { type Display, shown } from './display.ts';
import { checklistDisplay } from './displays.ts';
import { freeFrom, type Rows, type Wanted } from './need.ts';
import { goneRow, isGone } from './room-needs.ts';
import type { Routine } from './routine.ts';
import { sentence } from './sentence.ts';
import type { TendSettings } from './settings.ts';
import { signatureDisplays, signatureWanted } from './signatures.ts';
import { stepsWanted } from './step-needs.ts';

/** What a routine wants: its checklists shown where it was started, its questions asked, and a signature in time. */
export function routineWanted(routine: Routine, rows: Rows, settings: TendSettings): readonly Wanted[] {
  if (isGone(routine.room, rows)) return refuge(routine, rows, settings);
  const displays = [...routineDisplays(routine), ...signatureDisplays(routine, settings)];
  return [
    ...displays.flatMap((display) => shown(display, rows)),
    ...stepsWanted(routine, rows),
    ...signatureWanted(routine, settings),
  ];
}

const routineDisplays = (routine: Routine): Display[] => [
  ...routine.checklists.map((checklist) => checklistDisplay(routine, checklist, routine.room, routine.moves)),
  ...routine.notices.map((fact) => ({
    ...{ what: `said/${fact.version}`, room: routine.room, once: true, message: oneSentence(sentence(fact)) },
  })),
];

/** Its room is gone: it goes on in the team's channel, unless that is the room that is gone. */
function refuge(routine: Routine, rows: Rows, { teamChannel }: TendSettings): Wanted[] {
  const room = { channel: teamChannel };
  if (rows.has(goneRow(teamChannel))) return [];
  const message = oneSentence(`${routine.title} goes on here: its room is gone.`);
  return [{ key: 'room', kind: 'refuge', from: freeFrom(rows, 'room'), was: routine.room, room, message }];
}
