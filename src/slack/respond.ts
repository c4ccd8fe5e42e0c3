import * as http from 'node:http';
import * as https from 'node:https';

/**
 * Sends an answer to the address that came with a request; undefined when it was taken, else why not. With `node:http`,
 * because answering is most of the bot's work and `fetch` takes twice as long for it. Nothing is followed elsewhere.
 */
export function respond(address: string, body: object): Promise<string | undefined> {
  const content = Buffer.from(JSON.stringify(body));
  const { request, agent } = address.startsWith('https:') ? secure : plain;
  const headers = { 'content-type': 'application/json', 'content-length': content.length };
  return new Promise((resolve) => {
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      response.setEncoding('utf8');
      let said = '';
      response.on('data', (text: string) => {
        said += text;
      });
      response.once('end', () => end(isTaken(response) ? undefined : said));
      response.once('error', (error) => end(String(error)));
    });
    const late = setTimeout(() => sent.destroy(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
    const end = (refusal: string | undefined) => {
      clearTimeout(late);
      resolve(refusal);
    };
    sent.once('error', (error) => end(String(error)));
    sent.end(content);
  });
}

const isTaken = ({ statusCode = 500 }: http.IncomingMessage): boolean => statusCode >= 200 && statusCode < 300;

const patienceMs = 5_000;

/** A connection that was idle for longer may have been closed at the other end without a word. */
const idleMs = 4_000;
const plain = { request: http.request, agent: new http.Agent({ keepAlive: true, timeout: idleMs }) };
const secure = { request: https.request, agent: new https.Agent({ keepAlive: true, timeout: idleMs }) };
