import type { ServerResponse } from 'node:http';
import type { Route } from './server.ts';

/** One thing the bot needs to be of use, and why it can't have it now; undefined when it can. */
export type Check = { name: string; trouble(): Promise<string | undefined> };

/** `/healthz`: the process is alive. `/readyz`: it is of use, or 503 with the reasons. */
export const health = (checks: readonly Check[]): readonly Route[] => [
  { method: 'GET', path: '/healthz', handle: (_, response) => json(response, 200, { alive: true }) },
  {
    method: 'GET',
    path: '/readyz',
    async handle(_, response) {
      const found = await Promise.all(checks.map(looked));
      const ready = found.every(({ trouble }) => trouble === undefined);
      json(response, ready ? 200 : 503, {
        ready,
        checks: Object.fromEntries(found.map((one) => [one.name, one.trouble ?? 'ok'])),
      });
    },
  },
];

/** A check that hangs is trouble, too: whoever asks does not wait for ever. */
async function looked({ name, trouble }: Check): Promise<{ name: string; trouble: string | undefined }> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timeout = setTimeout(() => resolve(`no answer within ${patienceMs} ms`), patienceMs);
  });
  const found = trouble().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return { name, trouble: await Promise.race([found, late]).finally(() => clearTimeout(timeout)) };
}

const patienceMs = 2_000;

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
