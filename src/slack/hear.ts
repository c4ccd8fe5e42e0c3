import { randomBytes } from 'node:crypto';
import type { Dispatch, Reply } from '../dispatch/call.ts';
import type { Log } from '../dispatch/log.ts';
import { message, note, sentence } from '../messages/message.ts';
import type { Answer, Asker } from './answer.ts';
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
    return foreign === undefined && reply.to === 'room' ? forAskerAlone(reply) : reply;
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
const forAskerAlone = ({ message: { summary, parts } }: Reply): Reply => ({
  message: message(summary, ...parts, note(unknownRoom)),
  to: 'asker',
});

const unknownRoom =
  'Shown to you alone: Slack does not tell me whether another company reads this channel, too. Invite me to it (/invite @rookery), then share again.';
