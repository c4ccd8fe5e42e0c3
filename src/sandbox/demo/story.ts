import { setTimeout as wait } from 'node:timers/promises';
import type { Surroundings } from '../surroundings.ts';
import type { Workload } from '../tiers/workload/workload.ts';

type Stage = Surroundings & { workload: Workload; narrate: (line: string) => void };

export async function story({ slack, workload, narrate }: Stage): Promise<void> {
  narrate('exhaust');
  await workload.exhaust('primary_pool');
  await slack.waitFor('posted', ({ message }) => /crit/i.test(message.text), { timeout: 60000 });
  await wait(15000);
  for (const command of [
    'help',
    'status',
    'pools oltp',
    'timeline',
    'report',
    'oncall',
    'doctor',
    'incidents',
    'hepl',
    'verify',
    'runbooks',
  ]) {
    await slack.types('bo', 'database', `/db ${command}`);
    await wait(700);
  }
}
