import { expect, test } from 'vitest';
import { plainMessage } from '../../src/messages/plain.ts';
import { offered, offerFrom } from '../../src/tiers/offer.ts';
import type { Answer, Question, Row } from '../../src/tiers/tiers.ts';
import { view } from '../../src/tiers/view.ts';
import { names } from '../incidents/story.ts';
import { pools } from './answers.ts';

const blocking: Question = {
  ...{
    name: 'blocking',
    summary: 'Who blocks whom',
    tiers: ['oltp'],
    arguments: [],
    public: false,
    topic: 'Sessions and locks',
    view: 'tree',
  },
  offers: ['cancel pid backend_us query_us', 'terminate pid backend_us'].flatMap((text) => offerFrom(text) ?? []),
};

const session = (root: number, pid: number, depth: number, more: Row = {}): Row => ({
  ...{ root, pid, depth, role: 'app_user', app: 'api', state: 'active', lock: 'relation/ShareLock', relation: 'leads' },
  ...{ waiting_s: depth === 0 ? 0 : 12.5, xact_s: 90, victims_of_root: 2, query: 'update leads set x = ?' },
  ...{ backend_us: `${pid}000`, query_us: `${pid}111`, ...more },
});

const answerOf = (rows: readonly Row[]): Answer => ({ ...pools([]), question: 'blocking', rows });
const tree = answerOf([session(7, 7, 0), session(7, 8, 1), session(7, 9, 2)]);
const words = (answer: Answer, tried: readonly string[][] = [], may = (_: string, _row: number) => true) =>
  offered(blocking, answer, { may, tried }).map(({ button }) => button.words);

test('what does less harm is offered first, with the values that tell the session from any other', () => {
  expect(words(tree)).toEqual([['cancel', 'oltp', '7', '7000', '7111']]);
});

test('terminate is offered where a cancel was tried, and where there is nothing to cancel', () => {
  expect(words(tree, [['cancel', 'oltp', '7', '7000', '7111']])).toEqual([['terminate', 'oltp', '7', '7000']]);
  expect(words(tree, [], (action) => action !== 'cancel')).toEqual([['terminate', 'oltp', '7', '7000']]);
});

test('whom nobody may touch has no button, nor has a session that cannot be told from another', () => {
  expect(words(tree, [], () => false)).toEqual([]);
  expect(words(answerOf([session(7, 7, 0, { backend_us: null })]))).toEqual([]);
});

test('at most three rows are offered something', () => {
  expect(words(answerOf([1, 2, 3, 4].map((pid) => session(pid, pid, 0))))).toHaveLength(3);
});

test('the tree says who waits for whom, how old it is, and what ending the root frees', () => {
  const offers = offered(blocking, tree, { may: () => true });
  const read = plainMessage(view(tree, { masked: false, as: 'tree', offers }), names);
  expect(read).toContain('7 app_user (api), active, its transaction open for 90 s; ending 7 frees 2');
  expect(read).toMatch(/\u2003└ 8 app_user \(api\) waits 12\.5 s for relation\/ShareLock on leads/);
  expect(read).toMatch(/\u2003\u2003└ 9 /);
  expect(read).toContain('cancel 7: /db cancel oltp 7 7000 7111');
});

test('an offer names an action and the columns that are its words', () => {
  expect(offerFrom('cancel pid')).toEqual({ action: 'cancel', columns: ['pid'] });
  expect([offerFrom('cancel'), offerFrom('cancel; drop'), offerFrom('')]).toEqual([undefined, undefined, undefined]);
});
