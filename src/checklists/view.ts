import {
  type Button,
  buttons,
  type Message,
  message,
  note,
  type Part,
  type StepLine,
  title,
} from '../messages/message.ts';
import { code, person, type Span, time } from '../messages/text.ts';
import { signs } from '../tiers/signs.ts';
import { type Checklist, closed, openStep, type Place, type StepProgress } from './checklist.ts';
import { stepWord } from './decisions.ts';

/** A checklist as it is now: one line a step, and buttons for the step that is open. It is rewritten in place. */
export function checklistView(place: Place, checklist: Checklist): Message {
  const { steps } = checklist;
  const behind = steps.filter(closed).length;
  const now = place.closed ? undefined : openStep(checklist);
  const progress = `${behind} of ${steps.length} steps`;
  return message(
    `${place.called}, checklist "${checklist.title}": ${progress}`,
    title(checklist.title),
    ...steps.map((step): Part => ({ type: 'step', step: stepLine(place, checklist, step, now) })),
    ...(now || place.closed || !place.word.startsWith('routine/')
      ? []
      : [buttons({ label: 'Sign', words: ['sign', place.word], style: 'primary' })]),
    note(now ? `${progress} · next: ${now.title}` : place.closed ? `${progress} · closed` : `${progress} · complete`),
  );
}

function stepLine(place: Place, checklist: Checklist, step: StepProgress, now: StepProgress | undefined): StepLine {
  return {
    number: step.number,
    state: lineState(step),
    title: step.title,
    detail: detail(step, step === now),
    buttons: step === now ? buttonsFor(place, stepWord(place, checklist, step), step) : [],
  };
}

function lineState({ state }: StepProgress): StepLine['state'] {
  switch (state.kind) {
    case 'answered':
      return state.proof ? 'failed' : 'open';
    case 'reopened':
      return 'open';
    case 'open':
    case 'proven':
    case 'done':
    case 'skipped':
      return state.kind;
  }
}

/** Each thing that is to be said in a line of its own. */
function detail(step: StepProgress, isNow: boolean): Span[] {
  const help: Span[][] = step.help ? [[step.help.replaceAll(/```\w+/g, '```')]] : [];
  const lines = [...(isNow ? [...help, work(step)] : []), ...outcome(step)];
  return lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line]));
}

/** What there is to do where nothing is asked by itself. */
function work({ ask, sql, action }: StepProgress): Span[] {
  if (action) return ['With the button: ', code(action.join(' '))];
  if (sql) return [`By hand, on ${sql.tier}: `, code(sql.text)];
  return ask ? ['Asked by itself: ', code(`/db ${ask.join(' ')}`)] : ['By hand, not proven.'];
}

function outcome({ state }: StepProgress): Span[][] {
  switch (state.kind) {
    case 'open':
      return [];
    case 'answered':
      return [...answerLines(state.asked, state.proof), [state.proof ? `Not proven: ${state.proof.why}` : lookAtIt]];
    case 'proven':
      return [['Proven at ', time(state.at), `: ${state.proof.why}`]];
    case 'done':
      return [[person(state.by), ' at ', time(state.at), ', not proven', state.note ? `: ${state.note}` : '']];
    case 'skipped':
      return [[person(state.by), ' skipped it at ', time(state.at), `: ${state.reason}`]];
    case 'reopened':
      return [['Opened again at ', time(state.at), state.why ? `: ${state.why}` : '']];
  }
}

const lookAtIt = 'No rule ticks this step: read the answer, then press Done.';

/** Why a tier was silent is said as what its proof lacks already. */
const answerLines = (asked: unknown, proof: object | undefined): Span[][] =>
  signs([asked]).flatMap(({ tier, state, why }) => {
    if (state === 'silent') return proof ? [] : [[...why]];
    return [why.length > 0 ? [`${tier} `, ...why, '.'] : [`${tier} is ${state}.`]];
  });

function buttonsFor({ word }: Place, step: string, { ask, action }: StepProgress): Button[] {
  return [
    ...(action ? [{ label: action.join(' ').slice(0, 70), words: ['do', word, step], style: 'danger' as const }] : []),
    ...(ask ? [{ label: 'Ask again', words: ['run', word, step] }] : []),
    { label: 'Done', words: ['done', word, step], ...(ask ? {} : { style: 'primary' as const }) },
    { label: 'Skip', words: ['skip', word, step], asks: { title: 'Skip this step', label: 'Why?' } },
  ];
}
