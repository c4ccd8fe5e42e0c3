import { once } from 'node:events';
import { createServer } from 'node:http';

export type Member = { name: string; role: string; state: string; lag?: number | string };
type Answer = { status: number; text: string };
export type PatroniCluster = {
  members: Member[];
  /** What is asked of it, with its body and who asks. */
  told: { path: string; body: string; authorization: string | undefined }[];
  /** How it answers a switchover or a failover, at once or when it has done it; `lost`: it takes the request and hangs up. */
  answer: Answer | (() => Promise<Answer>) | 'lost';
};

/** Speaks the parts of Patroni's documented REST API that change who leads. */
export async function startPatroni(cluster: PatroniCluster) {
  const server = createServer(async (request, response) => {
    const { method, url: path = '', headers } = request;
    const chunks: Buffer[] = await request.toArray();
    if (method === 'GET' && path === '/cluster') {
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify({ members: cluster.members, scope: 'oltp' }));
    }
    const body = Buffer.concat(chunks).toString();
    cluster.told.push({ path: `${method} ${path}`, body, authorization: headers.authorization });
    if (cluster.answer === 'lost') return request.socket.destroy();
    const { status, text } = typeof cluster.answer === 'function' ? await cluster.answer() : cluster.answer;
    response.statusCode = status;
    return response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
