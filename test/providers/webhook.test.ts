import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { webhook } from '../../src/providers/webhook.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { names, pageOf } from './page.ts';

const secret = `whsec_${Buffer.from('the first secret of the pager').toString('base64')}`;
const newer = `whsec_${Buffer.from('the secret that replaces it').toString('base64')}`;
const stranger = `whsec_${Buffer.from('a secret of somebody else').toString('base64')}`;

let pager: Receiver;
const channelTo = (url: string, deadlineMs = 5_000) => webhook({ url, secrets: [secret, newer], names, deadlineMs });

beforeEach(async () => {
  pager = await startReceiver();
});
afterEach(() => pager.close());

test('a page says who is wanted, why, and what to type', async () => {
  const delivery = await channelTo(pager.url).deliver(pageOf({ level: 2 }));
  expect(delivery).toEqual({ outcome: 'sent', reference: 'incident-7/1/0/ana' });
  const [request] = pager.received;
  expect(request?.headers).toMatchObject({ 'webhook-id': 'incident-7/1/0/ana', 'content-type': 'application/json' });
  expect(JSON.parse(request?.body ?? '')).toEqual({
    type: 'page',
    id: 'incident-7/1/0/ana',
    incident: 7,
    severity: 'critical',
    title: 'primary_pool of OLTP is 98 % full',
    text: expect.stringContaining('Bo is next in 5 min.'),
    person: 'pager-ana',
    level: 2,
    acknowledge: '/db ack 7',
  });
});

test('the receiver can check the signature with either secret, and with no other', async () => {
  await channelTo(pager.url).deliver(pageOf());
  const [{ body, headers } = { body: '', headers: {} }] = pager.received;
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ incident: 7 });
  expect(new Webhook(newer).verify(body, headers)).toMatchObject({ incident: 7 });
  expect(() => new Webhook(stranger).verify(body, headers)).toThrow('No matching signature');
  expect(() => new Webhook(secret).verify(body.replace('98', '12'), headers)).toThrow('No matching signature');
});

test.each([
  [400, { outcome: 'failed', final: true }],
  [410, { outcome: 'failed', final: true }],
  [302, { outcome: 'failed', final: true }],
  [429, { outcome: 'failed', final: false }],
  [500, { outcome: 'failed', final: false }],
  [503, { outcome: 'failed', final: false }],
  [502, { outcome: 'unknown' }],
  [504, { outcome: 'unknown' }],
  ['hang', { outcome: 'unknown' }],
  ['drop', { outcome: 'unknown' }],
] as const)('an answer of %s is judged by what can have happened', async (answer, delivery) => {
  pager.answer(answer);
  expect(await channelTo(pager.url, 3_000).deliver(pageOf())).toMatchObject(delivery);
  expect(pager.received).toHaveLength(1);
});

test('where nobody listens, nothing has gone', async () => {
  await pager.close();
  expect(await channelTo(pager.url).deliver(pageOf())).toMatchObject({ outcome: 'failed', final: false });
});

test('only somebody the pager knows is reached', () => {
  const { reaches } = channelTo(pager.url);
  expect(reaches({ key: 'ana', name: 'Ana', webhook: 'pager-ana' })).toBe(true);
  expect(reaches({ key: 'bo', name: 'Bo', email: 'bo@example.com' })).toBe(false);
});
