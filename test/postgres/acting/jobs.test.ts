import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actions, operated } from './operated.ts';

const adding = (table: string, ...columns: string[]) =>
  `alter table ${table} ${columns.map((column) => `add column if not exists ${column}`).join(', ')};`;
const at = [
  adding('jobs', 'job_type text', 'payload jsonb', 'attempt_count int default 0', 'max_attempts int default 3'),
  adding('jobs', 'correlation_id text', 'last_error_message text', 'error_details jsonb', 'updated_at timestamptz'),
  adding('job_queues', 'is_active boolean not null default true', 'updated_at timestamptz'),
  adding('dead_letter_jobs', 'original_job_id uuid', 'payload jsonb', 'last_retry_at timestamptz'),
  adding('dead_letter_jobs', 'resolved_at timestamptz', 'resolution_notes text'),
  'alter table dead_letter_jobs alter failed_at set default now()',
].join('\n');

describe.each([
  { shape: 'guides', more: '', began: 'started' },
  { shape: 'at', more: at, began: 'started_at' },
] as const)('on the $shape shape', ({ shape, more, began }) => {
  let world: Awaited<ReturnType<typeof operated>>;
  beforeAll(async () => {
    const over = { actions: actions.map((one) => ({ ...one, comparesAfterMs: Math.min(one.comparesAfterMs, 1000) })) };
    world = await operated({ shape, more, over, settings: { queue_switch_works: true } });
  });
  beforeEach(() =>
    world.database.admin(`
      delete from dead_letter_jobs; delete from worker_performance;
      update job_queues set is_active = true;
      delete from jobs where job_type = 'given up' or status = 'processing'`),
  );
  afterAll(() => world.close());

  const giveUp = (count: number, reason = "'reason ' || n") =>
    world.database.admin(`
      with gone as (
        insert into jobs (queue_name, job_type, payload, status) select 'email-sending', 'given up', '{}', 'failed'
        from generate_series(1, ${count - 1}) returning id)
      insert into dead_letter_jobs (original_job_id, queue_name, job_type, failure_reason, payload${shape === 'at' ? '' : ', final_attempt'})
      select id, 'email-sending', 'given up', ${reason}, '{}'${shape === 'at' ? '' : ', 3'}
      from (select id, row_number() over () as n from (select id from gone union all select gen_random_uuid()) all_ids) numbered`);

  /** Workers that never look at the switch take one job after the other until the verification is over. */
  const whileTaking = async <Verified>(verifying: Promise<Verified>): Promise<Verified> => {
    let over = false;
    const verified = verifying.finally(() => {
      over = true;
    });
    while (!over) {
      await world.database.admin(
        `insert into jobs (queue_name, job_type, payload, status) values ('email-sending', 'taken', '{}', 'processing')`,
      );
      await wait(50);
    }
    return verified;
  };

  test('what was given up is queued again, what is gone is made anew, and a second try picks nothing', async () => {
    await giveUp(3);
    const prepared = await world.acting.prepare('retry-dead-letters', 'queue', ['email-sending']);
    expect(prepared).toMatchObject({
      approval: 'confirm',
      effect: expect.stringMatching(/^Jobs of email-sending .*, 3 of them;/),
    });
    expect(await world.acting.impact(prepared)).toMatchObject({
      rows: 6,
      locks: expect.arrayContaining(['RowExclusiveLock on dead_letter_jobs']),
    });
    expect(await world.acting.perform(prepared)).toMatchObject({
      outcome: 'done',
      rows: [{ picked: 3, requeued: 2, recreated: 1, closed: 3 }],
    });
    expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
    expect(await world.acting.perform(prepared)).toMatchObject({ outcome: 'gone' });
  });

  test('more than twenty-five take two people, and one reason behind most of them takes a word', async () => {
    await giveUp(30, "'the same'");
    await expect(world.acting.prepare('retry-dead-letters', 'queue', ['email-sending', '30'])).rejects.toThrow(
      /one reason stands behind them, or behind most/,
    );
    const prepared = await world.acting.prepare('retry-dead-letters', 'queue', ['email-sending', '30', 'cause-fixed']);
    expect(prepared).toMatchObject({ approval: 'two-person', because: expect.stringContaining('twenty-five') });
  });

  test('also a single one that was given up takes the word that its cause is mended', async () => {
    await world.database.admin('update dead_letter_jobs set is_resolved = true');
    await giveUp(1);
    const asking = (...words: string[]) =>
      world.acting.prepare('retry-dead-letters', 'queue', ['email-sending', ...words]);
    await expect(asking('1')).rejects.toThrow(/one reason stands behind them, or behind most/);
    expect(await asking('1', 'cause-fixed')).toMatchObject({ approval: 'confirm' });
  });

  test('stuck jobs are given back once a worker is silent, and those at their last try fail', async () => {
    await world.database.admin(`
      insert into worker_performance (worker_id, date, last_heartbeat) values ('one', current_date, now());
      insert into jobs (queue_name, job_type, payload, status, attempt_count, ${began})
      select 'email-sending', 'given up', '{}', 'processing', n, now() - interval '3 hours' from generate_series(0, 2) n`);
    await expect(world.acting.prepare('release-stuck', 'queue', ['email-sending'])).rejects.toThrow(
      /every worker reports/,
    );
    await world.database.admin('update worker_performance set date = current_date - 2');
    await expect(world.acting.prepare('release-stuck', 'queue', ['email-sending'])).rejects.toThrow(
      /no worker has reported since yesterday/,
    );
    await world.database.admin('update worker_performance set date = current_date');
    await world.database.admin("update worker_performance set last_heartbeat = now() - interval '1 hour'");
    const prepared = await world.acting.prepare('release-stuck', 'queue', ['email-sending']);
    expect(prepared).toMatchObject({
      approval: 'two-person',
      effect: expect.stringMatching(/^Jobs of email-sending .*, 3 of them;/),
    });
    expect((await world.acting.impact(prepared)).rows).toBe(3);
    const performed = await world.acting.perform(prepared);
    expect(performed).toMatchObject({ outcome: 'done' });
    const states = performed.outcome === 'done' ? performed.rows.map(({ status }) => status).sort() : [];
    expect(states).toEqual(['failed', 'queued', 'queued']);
    expect(await world.acting.verify(prepared)).toMatchObject({ holds: true });
  });

  test('a queue is switched off by two people, and on again', async () => {
    const pause = await world.acting.prepare('pause-queue', 'queue', ['email-sending']);
    expect(pause).toMatchObject({ approval: 'two-person', because: expect.stringContaining('customers see') });
    expect(await world.acting.perform(pause)).toMatchObject({ outcome: 'done' });
    expect(await world.acting.verify(pause)).toMatchObject({ holds: true });
    expect(await whileTaking(world.acting.verify(pause))).toMatchObject({
      ...{
        holds: false,
        why: expect.stringContaining('it is not so that the queue is switched off and that has an effect'),
      },
    });
    await expect(world.acting.prepare('pause-queue', 'queue', ['email-sending'])).rejects.toThrow(
      /switched off already/,
    );
    const resume = await world.acting.prepare('resume-queue', 'queue', ['email-sending']);
    expect(await world.acting.perform(resume)).toMatchObject({ outcome: 'done' });
    expect(await world.acting.verify(resume)).toMatchObject({ holds: true });
  });
});

test('the login for actions reads what its statements name, and not what stands in a job', async () => {
  const world = await operated();
  const client = new pg.Client({ connectionString: world.actionUrl });
  await client.connect();
  expect((await client.query('select id, status from jobs limit 1')).rows).toHaveLength(1);
  for (const [column, table] of [
    ['payload', 'jobs'],
    ['message', 'system_notifications'],
    ['default_priority', 'job_queues'],
  ])
    await expect(client.query(`select ${column} from ${table}`)).rejects.toThrow('permission denied');
  await client.end();
  await world.close();
});

test('nobody switches a queue off that would run on', async () => {
  const world = await operated();
  await expect(world.acting.prepare('pause-queue', 'queue', ['email-sending'])).rejects.toThrow(
    /nobody has confirmed that the workers look at the switch/,
  );
  await world.close();
});
