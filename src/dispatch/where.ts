import type { Where } from '../incidents/here.ts';
import type { Context } from './context.ts';

/** The place of a call, as far as it tells what is meant. */
export const whereOf = ({ journal, config, call }: Pick<Context, 'journal' | 'config' | 'call'>): Where => ({
  journal,
  room: call.room,
  teamChannel: config.teamChannel,
});
