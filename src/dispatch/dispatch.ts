import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { AlreadyOpen, JournalUnreachable, type Listed, SeenBefore } from '../journal/journal.ts';
import { buttons, message, sentence, text } from '../messages/message.ts';
import { channel, type Text } from '../messages/text.ts';
import { Refusal } from '../refusal.ts';
import type { Call, Dispatch, Reply } from './call.ts';
import type { Command, Outcome } from './command.ts';
import type { Bot } from './context.ts';
import type { Log } from './log.ts';
import { noCommand } from './no-command.ts';
import { mayRun, roleOf } from './permission.ts';
import { tierCalled } from './tier.ts';

/** The one path that typed words, buttons, limits, alerts and schedules take. */
export const dispatcher =
  (bot: Bot, log: Log): Dispatch =>
  async (words, call) => {
    const begun = performance.now();
    const [name = 'help', ...rest] = words;
    const reply = await answered(bot, call, name.toLowerCase(), rest, log);
    const tier = tierCalled(rest[0], bot.tiers.names);
    const ms = Math.round(performance.now() - begun);
    log.info({ by: call.by, word: name.slice(0, 40), words: words.length, tier, ms }, 'command');
    return reply;
  };

async function answered(bot: Bot, call: Call, name: string, rest: readonly string[], log: Log): Promise<Reply> {
  try {
    const command = permitted(bot, call, found(bot, name));
    return replyOf(await command.run(rest, { ...bot, call, may: (other) => mayRun(bot.config, call, other) }));
  } catch (error) {
    return sorry(error, log);
  }
}

function found(bot: Bot, name: string): Command {
  const command = bot.commands().find((one) => one.name === name);
  if (command) return command;
  throw noCommand(bot, name, '/db');
}

function permitted({ config }: Bot, call: Call, command: Command): Command {
  if (mayRun(config, call, command)) return command;
  throw new Refusal(
    `/db ${command.name} is not for you: your role here is ${roleOf(config, call)}. An admin can change that in people.yml and permissions.yml.`,
  );
}

const replyOf = (outcome: Outcome): Reply =>
  'message' in outcome ? { to: 'asker', ...outcome } : { message: outcome, to: 'asker' };

function sorry(error: unknown, log: Log): Reply {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof AlreadyOpen) return refused(goOnThere(error.listed));
  if (error instanceof SeenBefore) return told('That was done already; nothing was done twice.');
  if (error instanceof JournalUnreachable) return told(error.answerLost ? perhaps : notRecorded);
  const reference = randomBytes(3).toString('hex');
  log.error({ err: error, reference }, 'a command broke');
  return told(
    `Something broke inside the bot, so I can't say that this was done. Reference ${reference} finds it in the log.`,
  );
}

/** Whether it is opened or reopened, the same trouble has one open incident. */
function goOnThere({ number, room }: Listed): Refusal {
  const where: Text = room === undefined ? [] : [', in ', channel(room.channel)];
  return new Refusal(
    [`Incident ${number} is open for the same trouble already`, ...where, '.'],
    [{ label: `Incident ${number}`, words: ['timeline', String(number)] }],
  );
}

const notRecorded = 'Not recorded: the journal does not answer. Nothing has changed; please try again.';
const perhaps =
  'Perhaps not recorded: the journal was asked and did not answer. Please look whether it is there before you try again.';

const told = (what: string): Reply => ({ message: sentence(what), to: 'asker' });

const refused = ({ text: why, instead }: Refusal): Reply => ({
  message: message(why, text(why), ...(instead.length > 0 ? [buttons(...instead)] : [])),
  to: 'asker',
});
