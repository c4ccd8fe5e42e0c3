/** What the server is started with. Later settings win, so what the caller wants comes last. */
export function serverArguments(
  port: number,
  options: { settings?: Record<string, string>; durable?: boolean },
): string[] {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    ...(options.durable === false && quick),
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

// Only what a loss of power would show: what was committed must survive kill -9 in tests too.
const quick = { fsync: 'off', full_page_writes: 'off' };
