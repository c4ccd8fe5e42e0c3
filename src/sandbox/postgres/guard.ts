import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Ends the postmaster when this process dies, however it dies, and then removes the folder if it is a passing one:
 * a shell waits for the end of a pipe that only this process holds, which even `kill -9` closes.
 */
export function endWithParent(pid: number, ended: Promise<void>, passingFolder = ''): void {
  const end = () => signalled(pid);
  process.once('exit', end);
  const shell = process.platform === 'win32' ? undefined : waitingShell(String(pid), passingFolder);
  void ended.then(() => {
    process.off('exit', end);
    shell?.kill('SIGKILL');
  });
}

function waitingShell(pid: string, passingFolder: string): ChildProcess {
  const shell = spawn('/bin/sh', ['-c', whenThePipeEnds, pid, passingFolder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => undefined);
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return shell;
}

const whenThePipeEnds = `
read never
kill -INT "$0"
for turn in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$0" && sleep 0.5; done
[ -n "$1" ] && rm -rf -- "$1"`;

function signalled(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended already.
  }
}
