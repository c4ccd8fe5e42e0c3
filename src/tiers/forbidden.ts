import { bareStatement } from './masking.ts';

/**
 * What a reviewed statement may not say, with its line. The login's rights are the guard; this catches a
 * slip in review, and the functions that work in a read-only transaction all the same.
 */
export function forbidden(statement: string, content: string): { word: string; line: number }[] {
  const bare = bareStatement(statement);
  const found = [...bare.matchAll(functions), ...bare.matchAll(words)].map(([match]) => match.trim());
  const problems = found.map((word) => ({
    word: `"${word.replace(/\s*\($/, '')}" changes something or reaches beyond the database, and a question only reads`,
    line: lineOf(content, word),
  }));
  if (bare.includes(';')) problems.push({ word: 'a question is one statement', line: lineOf(content, ';') });
  if (statement !== '' && !/^\s*(select|with|values|table|\()/i.test(bare)) {
    problems.push({ word: 'a question begins with select or with', line: lineOf(content, statement.slice(0, 20)) });
  }
  return problems;
}

const names = [
  'lo_\\w+|pg_terminate_backend|pg_cancel_backend|pg_sleep\\w*|pg_(?:try_)?advisory\\w*|nextval|setval|set_config',
  'pg_notify|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote|pg_create_\\w+|pg_drop_\\w+|pg_logical_\\w+',
  'pg_replication_\\w+|pg_copy_\\w+|pg_wal_replay_\\w+|pg_backup_\\w+|pg_start_backup|pg_stop_backup|pg_log_\\w+',
  'pg_stat_reset\\w*|pg_stat_statements_reset|pg_stat_clear_snapshot|pg_read_\\w*file|pg_ls_dir|pg_ls_tmpdir|pg_stat_file',
  'pg_file_\\w+|dblink\\w*|query_to_xml\\w*|table_to_xml\\w*|schema_to_xml\\w*|database_to_xml\\w*|cursor_to_xml\\w*',
  'txid_current|pg_current_xact_id|pg_import_\\w+|pg_prewarm|pg_export_snapshot|ts_stat|crosstab\\w*|connectby',
];
const functions = new RegExp(`\\b(?:${names.join('|')})"?\\s*\\(`, 'gi');
const words =
  /\b(insert\s+into|update\s+\w+\s+set|delete\s+from|merge\s+into|truncate|for\s+(?:no\s+key\s+)?update|for\s+(?:key\s+)?share|into\s+(?:temp|table|unlogged))\b/gi;

const lineOf = (content: string, word: string): number =>
  content.slice(0, Math.max(0, content.lastIndexOf(word))).split('\n').length;
