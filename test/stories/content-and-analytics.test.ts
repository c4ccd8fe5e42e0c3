import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const { ana, bo, content, olap } = await scene({ own: ['content', 'olap'] });

test('a day with half its messages is noticed the day after', async () => {
  expect(await ana.asks('/db content-days')).toMatch(/^CONTENT-DAYS · CONTENT: \S+ OK/);
  await content(`delete from email_content where created::date = current_date - 1 and extract(hour from created) > 6`);
  expect(await ana.asks('/db content-days')).toMatch(
    /WARNING\nwarning: .*total_messages 1\d, days_ago 1, median_messages 60/,
  );
});

test('bodies that are stored as large as they came are critical, and no body is read to see it', async () => {
  expect(await ana.asks('/db content-storage')).toMatch(/^CONTENT-STORAGE · CONTENT: \S+ OK/);
  await content("update email_content set compressed_size_bytes = raw_size_bytes where tenant_id::text < '8'");
  expect(await ana.asks('/db content-storage')).toMatch(/CRITICAL\ncritical: compression_pct \d\d\.\d/);
  expect(await ana.asks('/db weekly content')).toMatch(/compression[\s\S]*this_week/);
});

test('a message without its body is an orphan, and three of them are named', async () => {
  await content(`alter table email_messages drop constraint email_messages_storage_key_fkey;
    delete from email_content where storage_key in (select storage_key from email_content order by created desc limit 3)`);
  expect(await bo.asks('/db orphans')).toMatch(/WARNING[\s\S]*messages without content +3 +mail\/[0-9a-f]+, mail\//);
});

test('a notice that nobody resolved is resolved by its button, and is not shown again', async () => {
  await content(`insert into system_notifications (category, title, message, severity)
    values ('storage', 'The volume is nearly full', 'Act now', 'critical')`);
  const counted = await bo.asks('/db notifications content');
  expect(counted).toMatch(/CRITICAL[\s\S]*storage +critical +1 .* The volume is nearly full/);
  const open = await bo.asks('/db open-notifications content');
  expect(open).toContain('The volume is nearly full');
  const [, id = ''] = /\[ acknowledge-notification ([0-9a-f]+)/.exec(open) ?? [];
  await bo.presses(`acknowledge-notification ${id}`, /OPEN-NOTIFICATIONS/);
  await bo.isTold(/Notifications on content are marked as resolved and no longer shown, 1 of them/);
  await bo.presses(`acknowledge-notification content ${id}`, /no longer shown/);
  await bo.isTold(/Verified/);
  expect(await bo.asks('/db open-notifications content')).not.toContain('The volume is nearly full');
});

test('analytics that stood still for two days are critical, the stalest first', async () => {
  expect(await ana.asks('/db olap')).toMatch(/^OLAP · OLAP: \S+ OK/);
  await olap(`update warmup_analytics set updated = now() - interval '50 hours'`);
  expect(await ana.asks('/db olap')).toMatch(/CRITICAL\ncritical: warmup_analytics: age_h 50\.0,/);
});

test('a view is filled anew by one person while its readers read on, by two where they have to wait', async () => {
  await olap(`create materialized view sent_totals as select sum(sent) as sent from campaign_analytics with no data;
    grant maintain on sent_totals to dbops_op`);
  const views = await ana.asks('/db matviews olap');
  expect(views).toMatch(/CRITICAL\ncritical: public sent_totals: populated no/);

  await ana.presses('refresh-view campaign_performance_mv', /MATVIEWS/);
  await ana.isTold(/campaign_performance_mv on olap is filled anew/);
  await ana.presses('refresh-view olap campaign_performance_mv');
  expect(await ana.isTold(/Verified/)).toContain('the view is filled');

  expect(await ana.asks('/db refresh-view olap sent_totals')).toContain('no unique index, so its readers wait');
  await bo.presses('Approve', /sent_totals on olap is filled anew/);
  await bo.isTold(/Verified/);
  expect(await ana.asks('/db matviews olap')).toMatch(/WARNING[\s\S]*sent_totals +yes +no /);
  expect(await ana.asks('/db matviews content')).not.toContain('olap content');
});

test('what administrators did for too long is a warning, and alarms that count are told with their kind', async () => {
  await olap(`insert into admin_audit_log (admin_user_id, action, resource_type, resource_id, tenant_id, query_duration_ms)
      values ('cem', 'export', 'tenant', '1', '1', 45000);
    insert into admin_system_events (event_type, severity, message) values ('mass export', 'critical', 'All leads of a tenant')`);
  expect(await bo.asks('/db admin-ops')).toMatch(/WARNING\nwarning: export tenant: over_30s 1,/);
  expect(await bo.asks('/db security olap')).toMatch(/CRITICAL\ncritical: mass export critical/);
  expect(await bo.asks('/db weekly olap')).toContain('time of an admin query');
});
