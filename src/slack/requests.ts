import type { IncomingMessage } from 'node:http';
import type { Log } from '../dispatch/log.ts';
import type { Route } from '../http/server.ts';
import { HTTPReceiver } from './bolt.ts';
import { slackLogger } from './logger.ts';

export const requestsPath = '/slack/events';

/** Slack's requests over HTTP, checked by Bolt and by what Bolt does not check. */
export function requestsOverHttp(signingSecret: string, log: Log): { receiver: HTTPReceiver; route: Route } {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [requestsPath],
    logger: slackLogger(log),
    bodyLimit: 1_000_000,
    customPropertiesExtractor: (request) => ({ signature: request.headers['x-slack-signature'] }),
  });
  const route: Route = {
    method: 'POST',
    path: requestsPath,
    handle(request, response) {
      if (isFromTheFuture(request)) {
        log.warn({}, 'a request from Slack is from the future; is the clock of this machine slow?');
        response.writeHead(401).end();
        return;
      }
      acceptCharset(request);
      receiver.requestListener(request, response);
    },
  };
  return { receiver, route };
}

/** Bolt refuses what is older than five minutes, but takes any time to come. */
function isFromTheFuture({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1_000 + 300;
}

/** Bolt knows a form only by its bare name; a proxy in between may have added the charset. */
function acceptCharset({ headers }: IncomingMessage): void {
  if (headers['content-type']?.startsWith(form)) headers['content-type'] = form;
}

const form = 'application/x-www-form-urlencoded';
