import { expect, test } from 'vitest';
import { scene } from './scene.ts';

const partners = { name: 'partners', shared: true, members: ['ana', 'jo'] };
const { ana, ivo, jo, kim } = await scene({ channels: [partners] });

test('a guest may do nothing, and is told so', async () => {
  for (const words of ['help', 'open database-outage oltp', 'pools oltp', 'ack 1'])
    expect(await ivo.asks(`/db ${words}`)).toMatch(/^\/db \S+ is not for you: your role here is guest\./);
});

test('somebody of another company gets nothing, nor does anybody where they listen', async () => {
  await jo.goesTo('partners');
  expect(await jo.asks('/db help')).toBe('I answer only members of this workspace, in its own channels.');
  await ana.goesTo('partners');
  expect(await ana.asks('/db pools oltp')).toMatch(/^\/db pools is not for you/);
});

test('a colleague whom people.yml does not name may raise the alarm and say that they have it', async () => {
  expect(await kim.asks('/db open database-outage oltp Nobody can log in')).toMatch(/^Incident 1 is open\./);
  expect(await kim.asks('/db ack 1')).toMatch(/^Incident 1 is yours/);
  expect(await kim.asks('/db note 1 I am on it')).toMatch(/^Noted/);
  expect(await kim.asks('/db resolve 1')).toMatch(/^\/db resolve is not for you: your role here is member\./);
});
