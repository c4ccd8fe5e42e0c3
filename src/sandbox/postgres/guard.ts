import { spawn } from 'node:child_process';

/**
 * Ends the postmaster when this process dies, however it dies: a shell waits for the end of a pipe that only this
 * process holds, which even `kill -9` closes. A normal exit does not need the shell.
 */
export function endWithParent(pid: number, ended: Promise<void>): void {
  const end = () => signalled(pid);
  process.once('exit', end);
  const shell =
    process.platform === 'win32'
      ? undefined
      : spawn('/bin/sh', ['-c', 'read never; kill -INT "$0"', String(pid)], {
          stdio: ['pipe', 'ignore', 'ignore'],
          detached: true,
        });
  shell?.on('error', () => undefined);
  shell?.unref();
  if (shell?.stdin && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  void ended.then(() => {
    process.off('exit', end);
    shell?.kill('SIGKILL');
  });
}

function signalled(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended already.
  }
}
