import { load } from './load.ts';
import { bot, type Stage } from './stage.ts';

/** MB that the bot's process holds after so many commands, eight at once: half help, three tenths pools, two tenths status. */
export async function holding({ slack, start }: Stage, count: number): Promise<number> {
  const app = await start(bot);
  await load(slack, { count, atOnce: 8, text: (n) => mixed[n % mixed.length] ?? 'help' });
  const found = app.rssMb();
  await app.stop();
  return found;
}

const [help, pools, status] = ['help', 'pools oltp', 'status'];
const mixed = [help, pools, help, status, help, pools, help, status, help, pools];
