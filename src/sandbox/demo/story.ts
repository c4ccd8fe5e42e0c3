import type { LocalSlack } from '../slack/local-slack.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Workload } from '../tiers/workload/workload.ts';
import { people } from './people.ts';

type Stage = Surroundings & { workload: Workload; narrate: (line: string) => void };

/** One incident from beginning to end. Each line waits for what people would see, and throws when it does not come. */
export async function story({ slack, mail, workload, narrate }: Stage): Promise<void> {
  const { room, paged, reads, types } = people(slack);
  narrate('primary_pool of the OLTP tier runs short: every connection is taken, and requests wait.');
  await workload.exhaust('primary_pool');
  await paged('ana');
  await mail.mail(({ to }) => to.includes('ana@example.com'));
  narrate(
    'ana, the Database Lead, was paged by Slack and by mail. She sleeps. At her deadline the next level is paged.',
  );
  const page = await paged('bo');

  narrate('bo presses Acknowledge.');
  await slack.presses('bo', page, 'Acknowledge');
  await reads(await room(), /@bo acknowledged/);

  narrate('bo works through the runbook: the bot asks the tier by itself, bo ticks what no question can prove.');
  await reads(await room(), /1\. See which pools are short · failed/);
  await types('bo', 'done 1 Only primary_pool is short, and 14 requests wait');
  await next(slack, 'Find who holds the connections');
  await types('bo', 'done 3 The import: half of its sessions sit in a transaction');
  await next(slack, 'If it is load');
  await types('bo', 'skip 8 It is a leak, not load');
  await next(slack, 'If neither helped');
  await types('bo', 'skip 9 Not needed');
  await next(slack, 'The pools of OLTP have room again');

  narrate('The import lets go: the pool recovers. The bot asks again and proves it.');
  await workload.relieve('primary_pool');
  await next(slack, 'Write down what was changed');
  await types('bo', 'done 13 Nothing was changed; the import gets a ticket');
  await reads(await room(), /13 of 13 steps · complete/);
  await end(slack, narrate);
}

async function end(slack: LocalSlack, narrate: (line: string) => void): Promise<void> {
  const { room, reads, types } = people(slack);
  narrate('bo resolves the incident and asks for its timeline and its report.');
  await types('bo', 'resolve 1 The import held 25 connections in open transactions; it was stopped');
  await reads(await room(), /@bo resolved it/);
  await types('bo', 'timeline 1');
  await reads(await room(), /TIMELINE OF INCIDENT 1/);
  await types('bo', 'report 1');
  await reads(await room(), /REPORT OF INCIDENT 1/);
  await types('bo', 'verify 1');
  await reads(await room(), /Intact: \d+ facts/);
}

/** Waits until the checklist has come to that step. */
async function next(slack: LocalSlack, title: string): Promise<void> {
  const { room, reads } = people(slack);
  await reads(await room(), new RegExp(`next: ${title}`));
}
