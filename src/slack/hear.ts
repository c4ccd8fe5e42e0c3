import { randomBytes } from 'node:crypto';
import type { Dispatch, Reply } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import { message, note, sentence } from '../messages/message.ts';
import { RoomLost } from '../messages/rooms.ts';
import type { Answer, Asker } from './answer.ts';
import { NotDone, type SlackFailure } from './errors.ts';
import type { Identity } from './identity.ts';
import { type Request, requestOf } from './request.ts';
import type { Standings } from './standing.ts';

/** Words that came from Slack, already acknowledged: who says them is looked up, they are dispatched and answered. */
export type Hear = (words: readonly string[], asker: Asker, body: unknown) => Promise<void>;

export type Ear = { dispatch: Dispatch; standings: Standings; answer: Answer; who: Promise<Identity>; log: Log };

export const hearing =
  (ear: Ear): Hear =>
  async (words, asker, body) => {
    const request = requestOf(body);
    const reply = (await isForeign(ear, request)) ? refused : await dispatched(ear, words, asker, request);
    await ear.answer(asker, reply);
  };

const isForeign = async ({ who }: Ear, { teams, shared }: Request): Promise<boolean> => {
  const { team } = await who;
  return shared || teams.some((one) => one !== team);
};

const refused: Reply = {
  message: sentence('I answer only members of this workspace, in its own channels.'),
  to: 'asker',
};

/** `dispatch` never throws; should it ever, the person is not left with silence. */
async function dispatched(
  ear: Ear,
  words: readonly string[],
  { person, room }: Asker,
  { id }: Request,
): Promise<Reply> {
  try {
    const { standing, foreign } = await ear.standings.of(person, room.channel);
    const reply = await ear.dispatch(words, {
      by: person,
      standing,
      room,
      ...(id !== undefined && { request: { source: 'slack', id } }),
    });
    return typeof foreign === 'boolean' || reply.to !== 'room' ? reply : forAskerAlone(reply, foreign);
  } catch (error) {
    const reference = randomBytes(3).toString('hex');
    ear.log.error({ err: error, reference }, 'words from Slack broke');
    return {
      message: sentence(`Something broke inside the bot. Reference ${reference} finds it in the log.`),
      to: 'asker',
    };
  }
}

/** What nobody knows is taken for the worse: another company may read in this channel. */
const forAskerAlone = ({ message: { summary, parts } }: Reply, reason: SlackFailure): Reply => ({
  message: message(summary, ...parts, note(`Shown to you alone: ${unsaid(reason)}`)),
  to: 'asker',
});

function unsaid(reason: SlackFailure): string {
  const what = 'whether another company reads this channel, too';
  if (reason instanceof RoomLost)
    return `Slack does not tell me ${what}. Invite me to it (/invite @rookery), then share again.`;
  if (reason instanceof NotDone && reason.code === 'missing_scope')
    return `this app may not ask Slack ${what}. Whoever manages it in Slack gives it the scopes channels:read and groups:read, as manifest.yml says, and installs it again.`;
  if (reason instanceof NotDone && reason.final)
    return `Slack refuses to say ${what} (${reason.code}). Until whoever manages this app in Slack mends that, nothing is shared here.`;
  return `Slack did not say ${what}; share again in a moment.`;
}
