import { expect, test } from 'vitest';
import { loadQuestions } from '../../src/tiers/questions.ts';
import type { Cell, Row } from '../../src/tiers/tiers.ts';
import { judgement } from '../../src/tiers/verdict.ts';

const { questions } = await loadQuestions('config/queries', ['oltp', 'content', 'queue', 'olap']);

/** What a shipped question makes of a row like this. */
function verdict(name: string, row: Readonly<Record<string, Cell>>, tier = 'oltp'): string {
  const [wording] = questions.find((one) => one.name === name)?.wordings ?? [];
  if (!wording) throw new Error(`no question is called ${name}`);
  const columns = Object.keys(row).map((column) => ({ name: column, private: false, numeric: isNumber(row, column) }));
  const { rules, empty } = wording;
  return judgement({ rules, empty, tier, columns, rows: [row], truncated: false }).verdict;
}

const isNumber = (row: Row, column: string): boolean => typeof row[column] === 'number';

const tree = { waiting_s: 0, victims_of_root: 0 };
const slot = { active: true, wal_status: 'reserved', retained_bytes: 1000 };
const letters = { total: 3, total_24h: 3, pct_of_all: 100 };
const archive = { archive_mode: 'on', failing_now: false, last_ok_s: 20, wal_files_waiting: 0, worst_case_loss_s: 20 };
const table = {
  autovacuum_on: true,
  heap_bytes: 2e9,
  vacuum_due: false,
  analyze_due: false,
  vacuumed_h: 30,
  analyzed_h: 30,
  horizon_held_s: 0,
};
const counted = {
  checksum_failures: 0,
  new_deadlocks: 0,
  new_commits: 2000,
  new_rollbacks: 10,
  new_sessions_fatal: null,
  new_sessions_abandoned: null,
};
const jobs = { ready: 0, in_redis: 0, starved: 0, slot_use_pct: 5 };
const standby = { kind: 'standby', unreplayed_bytes: 0, replay_lag_s: null };
const tenant = { rls_on: true, policies: 1, widest_or: 1, forced: true, owner_can_login: true };

test.each<[string, Readonly<Record<string, Cell>>, string]>([
  ['blocking', tree, 'ok'],
  ['blocking', { ...tree, waiting_s: 31 }, 'warning'],
  ['blocking', { ...tree, victims_of_root: 11 }, 'critical'],
  ['idle-tx', { idle_s: 10, blocks_others: true }, 'critical'],
  ['idle-tx', { idle_s: 301, blocks_others: false }, 'warning'],
  ['connections', { total: 60, total_pct: 61, idle_pct: 20, app_share_pct: 51, pct_of_max: 6 }, 'warning'],
  ['connections', { total: 60, total_pct: 61, idle_pct: 20, app_share_pct: 50, pct_of_max: 6 }, 'ok'],
  ['leaks', { in_state_s: 1900, pct_of_max: 1 }, 'warning'],
  ['leaks', { in_state_s: 1900, pct_of_max: 11 }, 'critical'],
  ['slots', slot, 'ok'],
  ['slots', { ...slot, active: false }, 'warning'],
  ['slots', { ...slot, active: false, retained_bytes: 51e9 }, 'critical'],
  ['slots', { ...slot, active: false, wal_status: 'lost', retained_bytes: null }, 'critical'],
  ['wraparound', { wraparound_pct: 9, freeze_max_pct: 99 }, 'ok'],
  ['wraparound', { wraparound_pct: 11, freeze_max_pct: 111 }, 'warning'],
  ['wraparound', { wraparound_pct: 76, freeze_max_pct: 100 }, 'critical'],
  ['dead-letters', letters, 'ok'],
  ['dead-letters', { ...letters, total: 12, total_24h: 11, pct_of_all: 40 }, 'warning'],
  ['dead-letters', { ...letters, total: 12, total_24h: 1, pct_of_all: 81 }, 'critical'],
  ['errors', counted, 'ok'],
  ['errors', { ...counted, new_deadlocks: 1 }, 'warning'],
  ['errors', { ...counted, new_rollbacks: 200 }, 'warning'],
  ['errors', { ...counted, new_deadlocks: null }, 'unknown'],
  ['errors', { ...counted, checksum_failures: 1, new_deadlocks: null }, 'critical'],
  ['archiver', archive, 'ok'],
  ['archiver', { ...archive, worst_case_loss_s: 500 }, 'warning'],
  ['archiver', { ...archive, worst_case_loss_s: 901 }, 'critical'],
  ['archiver', { ...archive, archive_mode: 'off', last_ok_s: null, worst_case_loss_s: null }, 'critical'],
  ['archiver', { ...archive, failing_now: true, last_ok_s: 301 }, 'critical'],
  ['vacuum', table, 'ok'],
  ['vacuum', { ...table, vacuum_due: true }, 'warning'],
  ['vacuum', { ...table, vacuum_due: true, horizon_held_s: 3601 }, 'critical'],
  ['vacuum', { ...table, autovacuum_on: false }, 'critical'],
  ['replication', standby, 'ok'],
  ['replication', { ...standby, unreplayed_bytes: 60e6 }, 'warning'],
  ['replication', { ...standby, unreplayed_bytes: 101e6, replay_lag_s: 0.28 }, 'critical'],
  ['replication', { kind: 'no standby', unreplayed_bytes: null, replay_lag_s: null }, 'critical'],
  ['rls', tenant, 'ok'],
  ['rls', { ...tenant, forced: false }, 'warning'],
  ['rls', { ...tenant, widest_or: 2 }, 'warning'],
  ['rls', { ...tenant, rls_on: false }, 'critical'],
  ['queue', { ...jobs, processing: 2, stuck: 1 }, 'warning'],
  ['queue', { ...jobs, processing: 1, stuck: 1 }, 'critical'],
  ['slow', { mean_ms: 3, pct_of_db: 34, total_ms: 61_000 }, 'critical'],
  ['slow', { mean_ms: 3, pct_of_db: 34, total_ms: 59_000 }, 'ok'],
  ['workers', { heartbeat_age_s: 301, processed: 1, error_pct: 0 }, 'critical'],
  ['schedules', { is_active: true, next_run: '2026-11-22T02:00:00Z', overdue_s: 601 }, 'warning'],
  ['schedules', { is_active: false, next_run: null, overdue_s: null }, 'ok'],
  ['index-health', { problem: 'invalid', is_unique: true }, 'critical'],
  ['unused-indexes', { index_bytes: 2e7, stats_d: 10 }, 'ok'],
  ['unused-indexes', { index_bytes: 2e7, stats_d: null }, 'unknown'],
  ['io', { track_io_timing: 'off', reads: 5000, ms_per_read: 0 }, 'unknown'],
  ['migrations', { status: 'applied', version_drift: null }, 'ok'],
  ['migrations', { status: 'failed', version_drift: false }, 'critical'],
  ['pool-advice', { advice: 'emergency_up', samples_30m: 60 }, 'critical'],
  ['sequences', { readable: false, used_pct: 0 }, 'unknown'],
])('%s makes of %o: %s', (name, row, expected) => {
  expect(verdict(name, row)).toBe(expected);
});

test('a minute of loss alarms the queue, which promises none, and no standby is critical for OLTP alone', () => {
  expect(verdict('archiver', { ...archive, worst_case_loss_s: 61 }, 'queue')).toBe('critical');
  const none = { kind: 'no standby', unreplayed_bytes: null, replay_lag_s: null };
  expect(verdict('replication', none, 'content')).toBe('unknown');
});

/** What holds a handful of rows whatever the tier holds, is what actions and names are looked up in, or is drawn as a tree. */
const short = [
  ...['blocking', 'capabilities', 'content-days', 'errors', 'index', 'io', 'open-notifications', 'pools'],
  ...['progress', 'replication', 'slots', 'table', 'waits'],
];

test('a question that cuts its answer short gives all of it to a file', () => {
  const number = ({ parameters }: (typeof questions)[number]) =>
    parameters.findIndex(({ name }) => name === 'whole') + 1;
  const cuts = (sql: string) => /^\s*limit [1-4]?\d?\d\b/m.test(sql);
  const cut = questions.filter((one) => number(one) === 0 && one.wordings.some(({ sql }) => cuts(sql)));
  expect(cut.map(({ name }) => name).sort()).toEqual(short);
  // A text that leaves the number out would cut the file as well.
  const without = questions.filter(
    (one) => number(one) > 0 && !one.wordings.every(({ sql }) => sql.includes(`$${number(one)}::int`)),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});
