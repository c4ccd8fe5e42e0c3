import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { servePage } from '../../src/sandbox/page/server.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
  servePage(slack);
});
afterEach(() => slack.stop());

/** Status and type of what lies at exactly this path. */
function at(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request({ port: slack.port, host: '127.0.0.1', path }, (response) => {
      response.resume();
      resolve(`${response.statusCode} ${response.headers['content-type']}`);
    });
    asking.once('error', reject).end();
  });
}

test('the page and all that it loads are there', async () => {
  const front = await fetch(slack.address);
  expect(front.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-.{44}'/);
  const named = [...(await front.text()).matchAll(/"(\/_page\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(8);
  for (const path of named) expect(await at(path)).toMatch(/^200 (text\/(javascript|css)|image\/svg\+xml);/);
});

test('nothing else is given away', async () => {
  const outside = [
    '/_page/server.ts',
    '/_page/../../root.ts',
    '/_page/%2e%2e/slack/json.ts',
    '/_page/lib/pg',
    '/elsewhere',
  ];
  for (const path of outside) expect(await at(path)).toMatch(/^404 text\/plain/);
});
