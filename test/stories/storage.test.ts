import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { scene } from './scene.ts';
import { session } from './session.ts';

const { ana, bo, oltp, application } = await scene({ rough: true });

// A release went out: a large table whose rows hang on campaigns, and nobody thought of its keys.
await oltp(`create table deliveries (id int generated always as identity primary key, campaign_id uuid, note text);
  insert into deliveries (campaign_id, note)
    select (select id from campaigns limit 1), repeat('x', 60) from generate_series(1, 101000);
  alter table deliveries set (autovacuum_enabled = off), owner to app_user,
    add foreign key (campaign_id) references campaigns on delete cascade;
  create index deliveries_note on deliveries (note);
  grant select on deliveries to dbops_ro; grant maintain on deliveries to dbops_op`);
await oltp('analyze deliveries');

test('a foreign key without an index is named before somebody deletes a parent', async () => {
  const keys = await ana.asks('/db fk-indexes oltp');
  expect(keys).toMatch(/WARNING\nwarning: deliveries deliveries_campaign_id_fkey: est_rows 101000, on_delete cascade/);
});

test('an index whose building failed is critical, one that says what another says is a warning', async () => {
  await oltp(`insert into leads (tenant_id, email) select id, 'twice@example.com' from tenants limit 2`);
  const building = oltp('create unique index concurrently leads_email on leads (email)');
  await expect(building).rejects.toThrow('could not create unique index');
  await oltp('create index campaigns_again on campaigns (tenant_id)');
  const health = await ana.asks('/db index-health oltp');
  expect(health).toMatch(/CRITICAL\ncritical: invalid leads: problem invalid, is_unique yes/);
  expect(health).toMatch(/prefix of another +campaigns +campaigns_again +campaigns_tenant_id_status_idx/);
});

test('what no longer guards the data is listed: an index, a check that was never proven, a trigger that is off', async () => {
  await oltp(`alter table deliveries add constraint noted check (note <> '') not valid;
    create function noted() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger noted before insert on security_events for each row execute function noted();
    alter table security_events disable trigger noted`);
  const found = await bo.asks('/db constraints oltp');
  for (const line of [/leads +leads_email +index +invalid/, /deliveries +noted +check +not validated/])
    expect(found).toMatch(line);
  expect(found).toMatch(/security_events +noted +trigger +switched off/);
});

test('a sequence that may not be read is unknown, and critical as soon as somebody can see how near its end is', async () => {
  await oltp("select setval('deliveries_id_seq', 2100000000)");
  expect(await bo.asks('/db sequences oltp')).toMatch(/UNKNOWN[\s\S]*deliveries_id_seq: readable no/);
  await oltp('grant select on all sequences in schema public to dbops_ro');
  expect(await bo.asks('/db sequences oltp')).toMatch(/CRITICAL[\s\S]*deliveries_id_seq: used_pct 97\.79/);
});

test('a table read from end to end is told by the rows that it cost', async () => {
  await oltp(
    "set max_parallel_workers_per_gather = 0; select count(*) from deliveries where id % 7 = 1 and note = 'y'",
  );
  const scans = await until(
    () => bo.asks('/db scans oltp'),
    (answer) => answer.includes('WARNING'),
  );
  expect(scans).toMatch(/deliveries[\s\S]*101000/);
  expect(await bo.asks('/db cache oltp 1')).toContain('deliveries');
  expect(await bo.asks('/db unused-indexes oltp 50 100000')).toMatch(/deliveries[\s\S]*deliveries_note/);
  expect(await bo.asks('/db size oltp 3')).toMatch(/relation .*\npublic +deliveries +table/);
});

test('dead rows are seen piling up; counting the table anew is one press, and the tier confirms it', async () => {
  await oltp('delete from deliveries where id % 2 = 0');
  const vacuum = await until(
    () => ana.asks('/db vacuum oltp'),
    (answer) => /deliveries +\d+ +50500 +/.test(answer),
  );
  expect(vacuum).toMatch(/deliveries +50500 +50500 +\d+ +yes +50500 +yes +no /);
  expect(await ana.asks('/db table oltp delivries')).toMatch(
    /^There is no relation “delivries” on oltp; did you mean deliveries\?/,
  );
  expect(await ana.asks('/db table all delivries')).toMatch(
    /^There is no relation “delivries” on oltp(, \w+)+; did you mean deliveries\?.*\n\[ deliveries ] \[ size all 200 ]/,
  );
  expect(await ana.asks('/db table all deliveries')).toMatch(/TABLE · ALL TIERS[\s\S]*public\.deliveries/);
  expect(vacuum).toContain('[ analyze public.deliveries ]');
  const table = await ana.asks('/db table oltp deliveries');
  expect(table).toMatch(/WARNING\nwarning: est_rows 101000, changed_rows 50500/);

  await ana.presses('analyze public.deliveries', /TABLE/);
  await ana.isTold(/public\.deliveries on oltp is read and counted anew/);
  await ana.presses('analyze oltp public.deliveries');
  expect(await ana.isTold(/Verified/)).toContain('the table was analyzed since');
  expect(await ana.asks('/db table oltp deliveries')).toMatch(/^TABLE · OLTP: \S+ OK/);
});

test('a vacuum is watched at work, and what it leaves behind is air that is too little to worry about', async () => {
  const cleaner = await session(application, 'nightly vacuum');
  await cleaner.says('set vacuum_cost_delay = 100');
  await cleaner.says('set vacuum_cost_limit = 1');
  const slowly = cleaner.says('vacuum deliveries');
  const progress = await until(
    () => bo.asks('/db progress oltp'),
    (answer) => answer.includes('vacuum'),
  );
  expect(progress).toMatch(new RegExp(`${cleaner.pid}[\\s\\S]*deliveries`));
  await oltp(`select pg_cancel_backend(${cleaner.pid})`);
  expect(await slowly).toContain('canceling statement');

  await oltp('vacuum deliveries');
  expect(await bo.asks('/db bloat oltp')).toMatch(/OK[\s\S]*deliveries[\s\S]*(4|5)\d\.\d/);
  expect(await bo.asks('/db wraparound oltp')).toMatch(/OK[\s\S]*database +oltp_\d+ /);
});
