import { optional, word } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { type Chapter, type Command, chapters, command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { type Message, message, note, type Part, text, title } from '../src/messages/message.ts';
import { bold, code, type Span } from '../src/messages/text.ts';
import { nearest } from '../src/nearest.ts';
import { Refusal } from '../src/refusal.ts';
import { type Topic, topics } from '../src/tiers/topics.ts';

export const help = command({
  name: 'help',
  chapter: 'The bot',
  summary: 'What you can ask and do, or how one command works',
  example: '/db help ack',
  args: takes(optional(word('command', 'a command'))),
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
    ...chapters.flatMap((chapter) =>
      section(
        chapter,
        mine.filter((one) => one.chapter === chapter),
      ),
    ),
    note(
      'How one works: ',
      code('/db help ack'),
      '. What a topic asks: ',
      code('/db help queue'),
      '. An incident is found by its number, or by the channel you are in.',
    ),
  );

/** A line for each command; questions are listed by topic, by their names alone. */
function section(chapter: Chapter, list: readonly Command[]): Part[] {
  const [questions, others] = [list.filter(({ question }) => question), list.filter(({ question }) => !question)];
  const asked = topics.flatMap((topic) =>
    names(
      topic,
      questions.filter(({ question }) => question?.topic === topic),
    ),
  );
  return list.length === 0 ? [] : [text(bold(chapter), ...others.flatMap(entry), ...asked)];
}

const entry = ({ usage, summary }: Command): Span[] => ['\n', code(usage), `  ${summary}`];

const names = (topic: Topic, list: readonly Command[]): Span[] =>
  list.length === 0 ? [] : [`\n${topic}:`, ...list.flatMap(({ name }): Span[] => [' ', code(name)])];

function page(word: string, context: Context): Message {
  const name = word.replace(/^\/db\s*/, '').toLowerCase();
  const known = context.commands();
  const found = known.find((one) => one.name === name);
  const topic = topics.find((one) => one.toLowerCase().split(' ').includes(name));
  if (topic && !found) return topicPage(topic, known);
  if (!found) throw new Refusal(notFound(name, known));
  return message(
    `${found.usage}: ${found.summary}`,
    title(`/db ${found.name}`),
    text(found.summary),
    text(bold('Usage'), '  ', code(found.usage), '\n', bold('Example'), '  ', code(found.example)),
    ...(found.question?.topic.toLowerCase().startsWith(name)
      ? [text(...questionsOf(found.question.topic, known))]
      : []),
    ...(context.may(found) ? [] : [note('Your role may not use it.')]),
  );
}

const topicPage = (topic: Topic, known: readonly Command[]): Message =>
  message(`Questions: ${topic}`, title(topic), text(...questionsOf(topic, known).slice(1)));

const questionsOf = (topic: Topic, known: readonly Command[]): Span[] =>
  known.filter(({ question }) => question?.topic === topic).flatMap(entry);

function notFound(name: string, known: readonly Command[]): string {
  const meant = nearest(
    name,
    known.map((one) => one.name),
  );
  const hint = meant ? `Did you mean /db help ${meant}?` : '/db help lists them all.';
  return `There is no command “${name.slice(0, 40)}”. ${hint}`;
}
