import { expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Scene } from './scene.ts';

/** From a limit that is exceeded to the report; answers with what the timeline and the report then say. */
export async function theWholeStory({
  ana,
  bo,
  mail,
  oltp,
  room,
}: Scene): Promise<{ timeline: string; report: string }> {
  await oltp(sample({ active: 50, pending: 14 }));
  expect(await ana.isPaged()).toContain('CRITICAL · INCIDENT 1: A POOL IS MORE THAN 90 % IN USE');
  const letter = await mail.mail(({ to }) => to.includes('ana@example.com'));
  expect(letter.subject).toContain('Incident 1');

  await ana.reads(/1\. See which pools are short · failed/);
  await ana.presses('Acknowledge');
  await ana.isTold(/Incident 1 is yours\. Nobody further is paged\./);
  await ana.reads(/@ana acknowledged at .*Nothing more to do/);

  await ana.goesTo(await room(1));
  await ana.asks('/db done 1 Only primary_pool is short');
  await ana.reads(/Asked by itself: \/db connections oltp\s+oltp \w+/);
  await ana.presses('Done', /next: Find who holds the connections/);
  await ana.reads(/next: If it is load/);
  await ana.presses('Skip', /next: If it is load/);
  await ana.writes('It is a leak, not load');
  await ana.reads(/next: If neither helped/);
  await ana.asks('/db skip 9 It helped');
  await ana.reads(/10\. The pools of OLTP have room again · failed/);
  await ana.presses('Ask again', /next: The pools of OLTP have room again/);
  await ana.isTold(/^POOLS · OLTP: \S+ CRITICAL/);
  // From here on the bot itself may be the first to see that it is over.
  await oltp(sample({ active: 10, pending: 0 }));
  await ana.reads(/next: Write down what was changed/);
  await ana.asks('/db done 13 Nothing was changed');
  await ana.reads(/(\d+) of \1 steps · complete/);

  await bo.goesTo(await room(1));
  await until(
    () => bo.asks('/db timeline'),
    (story) => story.includes('The limit no longer holds'),
  );
  await bo.asks('/db resolve The import was stopped');
  await ana.reads(/@bo resolved it: The import was stopped/);
  return { timeline: await bo.asks('/db timeline'), report: await bo.asks('/db report 1') };
}

const sample = ({ active, pending }: { active: number; pending: number }): string =>
  `insert into connection_pool_metrics (pool_config_id, collected_at, active_connections, idle_connections,
     pending_acquires, total_connections_created, total_connections_destroyed, connection_wait_time_avg_ms,
     connection_usage_rate)
   select id, now() + interval '1 ms', ${active}, 50 - ${active}, ${pending}, 0, 0, 1, ${active * 2}
   from connection_pool_config where pool_name = 'primary_pool'`;
