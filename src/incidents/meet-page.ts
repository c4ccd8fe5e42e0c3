import type { History } from '../journal/facts.ts';
import { isOfPath } from '../paging/attempt.ts';
import { deliver } from '../paging/deliver.ts';
import { lookAt } from './look.ts';
import { hashOf, type Need } from './need.ts';
import { dueNow } from './needs.ts';
import type { Work } from './world.ts';

type PageNeed = Extract<Need, { kind: 'page' }>;

/** Sends one page over one channel and keeps what it shows, so that it is rewritten when that changes. */
export async function meetPage(work: Work, need: PageNeed): Promise<void> {
  const { world, stream, lease } = work;
  const { page: planned, says, lateMs } = need;
  const { run, rung, person } = planned;
  const to = world.settings().person(person);
  const channel = world.channels.find(({ name }) => name === planned.channel);
  if (!to || !channel) return;
  const level = isOfPath(run) ? { level: planned.level + 1 } : {};
  const page = { id: [stream, run, rung, person, channel.name].join('/'), stream, to, ...says, ...level };
  const stillDue = (history: History, now: Date) => isDue(work, need.key, history, now);
  const delivery = await deliver({ journal: world.journal, lease, channel, planned, page, lateMs, stillDue });
  if (delivery?.outcome !== 'sent' || !delivery.post) return;
  await world.posts.put(stream, { what: need.key, ...delivery.post, shows: hashOf(says.message), tries: 0 });
}

function isDue({ world, stream, lease }: Work, key: string, history: History, now: Date): boolean {
  const { wanted } = lookAt(world, { stream, lease, history, now, rows: new Map() });
  return dueNow(wanted, now).some((need) => need.kind === 'page' && need.key === key);
}
