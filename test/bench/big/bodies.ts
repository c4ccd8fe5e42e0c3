/**
 * How many blocks of values stored outside their row (bodies, all but) have been read in this database, from memory or from
 * disk, as the server has counted so far.
 */
export const bodyBlocks = `
  select coalesce(sum(toast_blks_read + toast_blks_hit), 0)::float8 as blocks from pg_statio_user_tables`;
