import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { root } from '../../src/root.ts';
import { until } from '../support/until.ts';

/** The production entry in a process of its own, which only signals and its surroundings can touch. */
export type BotProcess = {
  /** Resolves when `/readyz` says 200; rejects when the process ends first. */
  ready(): Promise<void>;
  readyz(): Promise<number>;
  /** `kill -9`; resolves when it is dead. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
  ended: Promise<void>;
  isAlive(): boolean;
  /** Everything that it has logged. */
  said(): string;
};

/** `folder`: where the built bot lies, if not in this checkout. */
export function startBotProcess(variables: Record<string, string>, folder = fileURLToPath(root)): BotProcess {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(() => undefined);
  const said = listenTo(child);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const dieWithUs = () => child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  void ended.then(() => process.off('exit', dieWithUs));

  const readyz = async () => {
    const port = /"port":(\d+)[^\n]*the bot is up/.exec(said())?.[1];
    if (port === undefined || !isAlive()) return 0;
    return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3000) }).then(
      ({ status }) => status,
      () => 0,
    );
  };
  const signalled = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await ended;
  };
  return {
    ready: async () => {
      await until(readyz, (status) => status === 200 || !isAlive());
      if (!isAlive()) throw new Error(`The bot ended before it was ready. It said:\n${said()}`);
    },
    readyz,
    kill: signalled('SIGKILL'),
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    signal: (signal) => child.kill(signal),
    stop: signalled('SIGTERM'),
    ended,
    isAlive,
    said,
  };
}

function listenTo({ stdout, stderr }: ChildProcess): () => string {
  let all = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      all += text;
    });
  }
  return () => all;
}
