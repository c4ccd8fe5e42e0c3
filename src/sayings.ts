import type { Config } from './config/schemas.ts';
import type { Call, Dispatch, Reply } from './dispatch/call.ts';
import type { Log } from './dispatch/log.ts';
import type { Journal } from './journal/journal.ts';
import { plain } from './messages/text.ts';
import { runSchedules } from './schedules/schedules.ts';
import type { Say } from './watch/tell.ts';

/** A limit says its words in the team's channel. */
export const limitsSay =
  (dispatch: Dispatch, config: Config): Say =>
  async (words, call) =>
    said(await dispatch(words, { ...call, ...spoken(config.teamChannel) }));

/** A schedule says `start` for each of its slots, in its own channel or the team's. */
export const schedulesSay = (dispatch: Dispatch, config: Config, journal: Journal, log: Log) =>
  runSchedules({
    schedules: () => config.schedules,
    log,
    startRoutine: async ({ schedule, slot, stream, late }) => {
      const call = {
        by: `schedule:${schedule.name}`,
        ...spoken(schedule.channel ?? config.teamChannel),
        slot: { stream, slot, late },
      };
      const answer = said(await dispatch(['start', schedule.runbook], call));
      if ((await journal.read(stream)).version === 0) throw new Error(`${stream} was not started: ${answer}`);
    },
  });

/** The answer in one line, for the log. */
const said = ({ message }: Reply): string => plain(message.summary, { person: (id) => id, channel: (id) => id });

const spoken = (channel: string): Pick<Call, 'standing' | 'room'> => ({ standing: 'bot', room: { channel } });
