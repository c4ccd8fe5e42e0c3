import { Refusal } from '../refusal.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';

/** The command of a question that this person may ask; throws a Refusal that does not tell whether there is another. */
export function questionMeant({ commands, may }: Pick<Context, 'commands' | 'may'>, name: string): Command {
  const found = commands().find((one) => one.question && one.name === name);
  if (found && may(found)) return found;
  throw new Refusal(`There is no question “${name.slice(0, 40)}” that you may ask.`);
}
