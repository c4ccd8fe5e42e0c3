import { afterAll, beforeAll, expect, test } from 'vitest';
import { loginFindings } from '../../../src/doctor/logins.ts';
import { probeLogin } from '../../../src/postgres/login.ts';
import { operating } from '../../../src/postgres/operating.ts';
import { operated } from './operated.ts';

let world: Awaited<ReturnType<typeof operated>>;
beforeAll(async () => {
  world = await operated({
    more: `insert into system_notifications (category, title, message, severity) values ('mail', 'Bounces', 'Many', 'error');
      create sequence taken`,
  });
});
afterAll(() => world.close());

const trigger = (body: string, event = 'update') => `
  create or replace function noted() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
  drop trigger if exists noting on system_notifications;
  create trigger noting before ${event} on system_notifications for each row execute function noted()`;

async function impact() {
  const asked = await world.tiers.ask('open-notifications', 'content');
  const id = 'rows' in asked ? String(asked.rows[0]?.id) : '';
  return world.acting.impact(await world.acting.prepare('acknowledge-notification', 'content', [id]));
}

const doctor = async () => {
  const [, operator] = await loginFindings('content', {
    console: async () => undefined,
    reader: () => probeLogin(world.readerUrl),
    operator: async (name) => {
      const login = await probeLogin(world.actionUrl);
      const found = await operating({ name, actionUrl: world.actionUrl }, world.actions);
      return 'why' in login ? login : { ...login, ...found };
    },
  });
  return operator;
};

test('a trigger that only sets a time is rehearsed', async () => {
  await world.database.admin(trigger('new.resolved_by = coalesce(new.resolved_by, current_user);'));
  expect(await impact()).toMatchObject({ rows: 1 });
  expect(await doctor()).toMatchObject({ state: 'ok' });
});

test.each([
  ["perform nextval('taken');", 'the trigger noting calls nextval()'],
  ["perform pg_notify('seen', new.title);", 'the trigger noting calls pg_notify()'],
  ["execute 'select 1';", 'the trigger noting builds its statements as it runs'],
])(
  'a trigger that leaves a trace is not rehearsed, and the doctor says so with file and line: %s',
  async (body, why) => {
    await world.database.admin(trigger(body));
    const found = await impact();
    expect(found.rows).toBeUndefined();
    expect(found.plan[0]).toBe(`Not rehearsed, because it would leave a trace. system_notifications: ${why}`);
    expect(await world.database.admin('select is_called from taken')).toEqual([{ is_called: false }]);
    expect(await doctor()).toMatchObject({
      state: 'warning',
      says: expect.stringMatching(
        new RegExp(`config/actions/acknowledge-notification\\.sql:\\d+: no rehearsal here: .*${why.slice(0, 20)}`),
      ),
    });
  },
);

test('a trigger for another event, or one that is switched off, leaves no trace', async () => {
  const body = "perform nextval('taken');";
  await world.database.admin(trigger(body, 'insert'));
  expect(await impact()).toMatchObject({ rows: 1 });
  await world.database.admin(`${trigger(body)};
    alter table system_notifications disable trigger noting`);
  expect(await impact()).toMatchObject({ rows: 1 });
});

test('a default or an identity that takes a number from a sequence counts where rows are made', async () => {
  await world.database.admin("alter table jobs alter column queue_name set default 'q' || nextval('taken')");
  const found = await operating({ name: 'queue', actionUrl: world.actionUrl }, world.actions);
  expect(found.unrehearsed).toContainEqual({
    where: expect.stringMatching(/retry-dead-letters\.sql:\d+$/),
    why: expect.stringContaining('jobs.queue_name: its default calls nextval()'),
  });
  await world.database.admin('alter table jobs alter column queue_name drop default');
  const after = await operating({ name: 'queue', actionUrl: world.actionUrl }, world.actions);
  expect(after.unrehearsed).toEqual([]);
});
