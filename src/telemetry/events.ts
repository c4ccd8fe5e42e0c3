/**
 * Everything that is counted. Names and properties are those of the operations hub where it has them. No event carries
 * text that somebody typed, a row's value, a statement or a name; `by` becomes a distinct id that tells nobody who it was.
 */
export type Event =
  /** A command was run: typed, pressed, or said by a schedule, a limit or an alert. `command` is a known verb, else `unknown`. */
  | { name: 'bot_command'; by: string; properties: { command: string; duration_ms: number } }
  /** A tier was asked. `affected_rows` counts the rows of the answer. */
  | { name: 'db_query_performance'; properties: Asked & { affected_rows: number; verdict: string } }
  /** A tier gave no answer; `reason` is silent, refuses, rejects the login, lacks or fails. */
  | { name: 'db_query_failed'; properties: Asked & { reason: string } }
  | { name: 'incident_opened'; by: string; properties: Incident & { incident_type: string; severity: string } }
  | { name: 'incident_acknowledged'; by: string; properties: Incident & { seconds_since_opened: number } }
  | { name: 'incident_resolved'; by: string; properties: Incident & { seconds_since_opened: number } }
  | { name: 'incident_reopened'; by: string; properties: Incident }
  /** `level` counts from 1 as in the escalation path; `late_ms` is 0 for a page that left in time. */
  | { name: 'page_started'; properties: Paged & { level: number; late_ms: number } }
  /** The channel took it. Whether anybody has it is not known. */
  | { name: 'page_sent'; properties: Paged }
  /** `final`: trying again could not have helped. */
  | { name: 'page_failed'; properties: Paged & { final: boolean } }
  /** The answer was lost. */
  | { name: 'page_unknown'; properties: Paged };

type Asked = { tier: string; question: string; query_duration_ms: number; performance_category: Category };
type Incident = { incident: string };
type Paged = Incident & { channel: string };

export type Category = 'fast' | 'normal' | 'slow' | 'critical';

/** The hub's lines: above 200 ms is not fast, above 1 s slow, above 5 s critical. */
export function categoryOf(ms: number): Category {
  if (ms > 5_000) return 'critical';
  if (ms > 1_000) return 'slow';
  return ms > 200 ? 'normal' : 'fast';
}

export type Telemetry = {
  /** Returns at once and never throws. What can't be sent is lost. */
  count(event: Event): void;
  /** Sends what is left, for at most a second. */
  stop(): Promise<void>;
};

/** Counts nothing: for a bot without a key. */
export const noTelemetry: Telemetry = { count: () => {}, stop: async () => {} };
