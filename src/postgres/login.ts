import { connect } from './connection.ts';
import { said } from './operator.ts';
import { read } from './read.ts';

/** What a login of the bot may do at a tier, as the server says. */
export type Login = {
  role: string;
  superuser: boolean;
  /** What goes beyond reading what it was let read: `createrole`, `bypassrls`, `pg_read_all_data` … */
  powers: readonly string[];
  monitors: boolean;
  endsSessions: boolean;
  /** Tables that it may change a column of, or add to. */
  changes: readonly string[];
};

/** Logs in and asks the server; a sentence when that is not to be had. */
export async function probeLogin(url: string): Promise<Login | { why: string }> {
  try {
    const connection = await connect(url, 2000);
    try {
      const caps = { limitMs: 2000, rows: 1, bytes: 1_000_000 };
      const { rows } = await read(connection, probe, [], caps, AbortSignal.timeout(3000));
      return loginFrom(rows[0] ?? []);
    } finally {
      connection.destroy();
    }
  } catch (error) {
    return { why: said(error) };
  }
}

function loginFrom([role, superuser, powers, monitors, ends, changes]: readonly (string | null)[]): Login {
  const words = (text: string | null | undefined) => (text ?? '').split(' ').filter((word) => word !== '');
  return {
    role: role ?? '',
    superuser: superuser === 't',
    powers: words(powers),
    monitors: monitors === 't',
    endsSessions: ends === 't',
    changes: words(changes),
  };
}

const probe = `
  select r.rolname, r.rolsuper,
         concat_ws(' ', case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
                   case when r.rolreplication then 'replication' end,
                   (select string_agg(g.rolname, ' ' order by g.rolname) from pg_roles g
                    where g.rolname in ('pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program',
                                        'pg_read_server_files', 'pg_write_server_files') and pg_has_role(g.oid, 'member'))),
         pg_has_role('pg_monitor', 'usage'), pg_has_role('pg_signal_backend', 'usage'),
         (select string_agg(c.relname, ' ' order by c.relname) from pg_class c
          where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p')
            and (has_any_column_privilege(c.oid, 'insert') or has_any_column_privilege(c.oid, 'update')
                 or has_table_privilege(c.oid, 'delete') or has_table_privilege(c.oid, 'truncate')))
  from pg_roles r where r.rolname = current_user`;
