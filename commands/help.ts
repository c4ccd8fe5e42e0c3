import { optional, rest } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { type Chapter, chapters, prefaces } from '../src/dispatch/chapters.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { noCommand } from '../src/dispatch/no-command.ts';
import { questionPage } from '../src/dispatch/question-page.ts';
import { type Message, message, note, type Part, text, title } from '../src/messages/message.ts';
import { bold, code, type Span } from '../src/messages/text.ts';
import { answers, type Topic, topics } from '../src/tiers/topics.ts';

export const help = command({
  name: 'help',
  chapter: 'The bot',
  summary: 'What you can ask and do, or how one command works',
  example: '/db help ack',
  args: takes(optional(rest('command', 'a command, a chapter or a topic'))),
  run: ([name], context) => (name === undefined ? contents(context) : page(name, context)),
});

/** The same message for all who may do the same. */
function contents({ commands, may }: Context): Message {
  const all = commands();
  const mine = all.filter(may);
  const written = writtenFor.get(all) ?? new Map<string, Message>();
  writtenFor.set(all, written);
  const key = mine.map(({ name }) => name).join();
  const page = written.get(key) ?? listing(mine);
  written.set(key, page);
  return page;
}

const writtenFor = new WeakMap<readonly Command[], Map<string, Message>>();

const listing = (mine: readonly Command[]): Message =>
  message(
    'What you can do with /db',
    title('What you can do with /db'),
    ...chapters.flatMap((chapter) => section(chapter, mine, [bold(chapter), '\n'])),
    note(
      'How one works: ',
      code('/db help ack'),
      '. A chapter or a topic: ',
      code('/db help change'),
      ' ',
      code('/db help locks'),
      '. An incident is found by its number, such as #7, by its own channel or thread, or because no other is open.',
    ),
  );

/** A line for each command; questions are listed by topic, by their names alone. */
function section(chapter: Chapter, known: readonly Command[], heading: readonly Span[]): Part[] {
  const list = known.filter((one) => one.chapter === chapter);
  if (list.length === 0) return [];
  const others = list.filter(({ question }) => !question);
  return [
    text(...heading, prefaces[chapter], ...others.flatMap(entry)),
    ...topics.flatMap((topic) => names(topic, list)),
  ];
}

const entry = ({ usage, summary }: Command): Span[] => ['\n', code(usage), `  ${summary.replace(/\.$/, '')}`];

function names(topic: Topic, known: readonly Command[]): Part[] {
  const list = known.filter(({ question }) => question?.topic === topic);
  if (list.length === 0) return [];
  const words = list.flatMap(({ name }, index): Span[] => [index === 0 ? '\n' : ' ', code(name)]);
  return [text(bold(topic), `: ${answers[topic]}`, ...words)];
}

function page(word: string, context: Context): Message {
  const name = word.replace(/^\/db\s*/, '').toLowerCase();
  const known = context.commands();
  const found = known.find((one) => one.name === name);
  const chapter = chapters.find((one) => isNamed(one, name));
  const topic = topics.find((one) => isNamed(one, name));
  if (found) return commandPage(found, context, chapter);
  if (chapter) return message(chapter, title(chapter), ...section(chapter, known.filter(context.may), []));
  if (topic) return message(`Questions: ${topic}`, title(topic), text(answers[topic], ...questionsOf(topic, known)));
  throw noCommand(context, name, '/db help');
}

/** By all of its name, or by one word of it. */
function isNamed(heading: string, name: string): boolean {
  const whole = heading.toLowerCase();
  return whole === name || whole.split(/ (?:and )?/).includes(name);
}

/** One that has the name of its chapter or topic has the others of it below. */
function commandPage(found: Command, { commands, may }: Context, chapter?: Chapter): Message {
  const topic = found.question?.topic;
  const beside = topic?.toLowerCase().split(' ').includes(found.name) ? questionsOf(topic, commands()) : [];
  const mine = commands().filter(may);
  const around = chapter === found.chapter ? section(chapter, mine, [bold(chapter), '\n']) : [];
  return message(
    `${found.usage}: ${found.summary}`,
    title(`/db ${found.name}`),
    text(found.summary),
    text(bold('Usage'), '  ', code(found.usage), '\n', bold('Example'), '  ', code(found.example)),
    ...(found.question ? questionPage(found.question) : []),
    ...(topic && beside.length > 0 ? [text(bold(topic), ...beside)] : []),
    ...around,
    ...(may(found) ? [] : [note('Your role may not use it.')]),
  );
}

const questionsOf = (topic: Topic, known: readonly Command[]): Span[] =>
  known.filter(({ question }) => question?.topic === topic).flatMap(entry);
