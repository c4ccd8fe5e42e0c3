import { optional, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { buttons, type Message, message, text, title } from '../src/messages/message.ts';
import { bold, code, type Span } from '../src/messages/text.ts';
import { runbookMeant } from '../src/runbooks/meant.ts';
import type { Runbook, Step } from '../src/runbooks/runbook.ts';

export const runbooks = command({
  name: 'runbooks',
  chapter: 'Runbooks',
  summary: 'All runbooks, or the steps of one',
  example: '/db runbooks connection-pool-exhaustion',
  args: takes(optional(word('runbook', 'a runbook'))),
  run: ([name], { library }) => (name === undefined ? list(library.runbooks) : steps(runbookMeant(library, name))),
});

function list(runbooks: readonly Runbook[]): Message {
  const entries = runbooks.flatMap((one): Span[] => [
    '\n',
    code(one.name),
    `  ${one.title}, ${one.steps.length} steps`,
  ]);
  return message(`${runbooks.length} runbooks`, title('Runbooks'), text(...entries.slice(1)));
}

function steps(runbook: Runbook): Message {
  return message(
    `${runbook.title}: ${runbook.steps.length} steps`,
    title(runbook.title),
    text(runbook.summary),
    text(...runbook.steps.flatMap((step, index) => line(step, runbook.steps[index - 1])).slice(1)),
    buttons({ label: 'Start here', words: ['start', runbook.name] }),
  );
}

function line({ number, phase, title, ask }: Step, before: Step | undefined): Span[] {
  const heading: Span[] = phase === before?.phase ? [] : ['\n', bold(phase)];
  return [...heading, `\n${number}. ${title}`, ...(ask ? ['  ', code(ask.join(' '))] : [])];
}
