import cron from 'node-cron';
import type { Log } from '../dispatch/log.ts';
import { type Slot, slotsDue, type Timing } from './slots.ts';

export type ScheduleSettings<Kind extends Timing> = {
  /** As they are now: they may be reloaded. */
  schedules: () => readonly Kind[];
  /** Starts the routine, or does nothing when its stream is there already. When it throws it is called again. */
  startRoutine: (slot: Slot<Kind>) => Promise<void>;
  log: Log;
  now?: () => Date;
  /** Cron expression of the tick. */
  tick?: string;
};

/**
 * Looks each minute, and at once, for slots that are due. One tick for all, rather than one for each schedule: what was
 * missed while the bot was down, asleep, or without its journal is found in the same way, within its grace time.
 */
export function runSchedules<Kind extends Timing>(settings: ScheduleSettings<Kind>): { stop(): Promise<void> } {
  const { schedules, startRoutine, log, now = () => new Date(), tick = '* * * * *' } = settings;
  const started = new Set<string>();
  const look = async () => {
    for (const slot of slotsDue(schedules(), now())) {
      if (started.has(slot.stream)) continue;
      if (await succeeds(() => startRoutine(slot), slot, log)) started.add(slot.stream);
    }
  };
  let looking = look();
  const again = () => {
    looking = looking.then(look);
    return looking;
  };
  const task = cron.schedule(tick, again, { name: 'schedules', noOverlap: true, suppressMissedWarning: true });
  return {
    stop: async () => {
      await task.destroy();
      await looking;
    },
  };
}

async function succeeds(start: () => Promise<void>, { slot, schedule }: Slot, log: Log): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    log.warn(
      { err: error, schedule: schedule.name, slot },
      'a routine could not be started; it is tried again each minute',
    );
    return false;
  }
}
