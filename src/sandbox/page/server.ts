import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { root } from '../../root.ts';
import type { LocalSlack } from '../slack/local-slack.ts';

/** Serves the page at the address of a local Slack, and its parts below `/_page/`. */
export function servePage({ route }: Pick<LocalSlack, 'route'>): void {
  route('', (request, response) => (isFront(request) ? giveFront(response) : missing(response)));
  route('_page', (_request, response, name) => givePart(response, name));
}

const isFront = ({ url = '/' }: IncomingMessage): boolean => new URL(url, 'http://local').pathname === '/';

/** The policy lets no script run but the page's own: what a message holds can never become one. */
async function giveFront(response: ServerResponse): Promise<void> {
  const front = await readFile(new URL('index.html', folder), 'utf8');
  const [, imports = ''] = /<script type="importmap">([\s\S]*?)<\/script>/.exec(front) ?? [];
  const hash = createHash('sha256').update(imports).digest('base64');
  const policy = `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  response.writeHead(200, { ...headers('html'), 'content-security-policy': policy }).end(front);
}

async function givePart(response: ServerResponse, name: string): Promise<void> {
  const library = libraries.get(name);
  const [, ending = ''] = /^(?:[a-z-]+\/)?[a-z-]+\.(js|css|svg)$/.exec(name) ?? [];
  if (library === undefined && ending === '') return missing(response);
  const part = library === undefined ? new URL(name, folder) : new URL(`node_modules/${library}`, root);
  const content = await readFile(part).catch(() => undefined);
  if (content === undefined) missing(response);
  else response.writeHead(200, headers(ending || 'js')).end(content);
}

const folder = new URL('src/sandbox/page/', root);

const libraries = new Map([
  ['lib/preact', 'preact/dist/preact.mjs'],
  ['lib/preact-hooks', 'preact/hooks/dist/hooks.mjs'],
  ['lib/htm', 'htm/dist/htm.module.js'],
]);

const kinds = new Map([
  ['html', 'text/html'],
  ['js', 'text/javascript'],
  ['css', 'text/css'],
  ['svg', 'image/svg+xml'],
]);

const headers = (ending: string) => ({
  'content-type': `${kinds.get(ending)}; charset=utf-8`,
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
});

function missing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Nothing is here.');
}
