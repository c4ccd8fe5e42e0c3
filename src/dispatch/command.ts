import type { Message, TextFile } from '../messages/message.ts';
import type { Topic } from '../tiers/topics.ts';
import { type Arguments, valuesOf } from './arguments.ts';
import type { Chapter } from './chapters.ts';
import type { Context } from './context.ts';
import type { Judged } from './question-page.ts';

/** What a command returns is shown to the asker alone unless it says `room`. */
export type Outcome = Message | { message: Message; to: 'room' } | { message: Message; file: TextFile };

/** One verb. */
export type Command = {
  name: string;
  chapter: Chapter;
  summary: string;
  usage: string;
  example: string;
  /** A question's command is permitted by what the role may ask. */
  question?: { public: boolean; topic: Topic } & Judged;
  /** A right of its own, which no list of commands gives. */
  needs?: 'act' | 'approve' | 'breakGlass';
  run(words: readonly string[], context: Context): Promise<Outcome>;
};

type Definition<Values extends readonly unknown[]> = Omit<Command, 'usage' | 'run'> & {
  args: Arguments<Values>;
  run(values: Values, context: Context): Promise<Outcome> | Outcome;
};

export function command<Values extends readonly unknown[]>({ args, run, ...rest }: Definition<Values>): Command {
  const usage = ['/db', rest.name, ...args.usage].join(' ');
  return { ...rest, usage, run: async (words, context) => run(valuesOf(args, words, usage), context) };
}
