import { expect, onTestFinished, test } from 'vitest';
import { loadActions } from '../../src/tiers/actions.ts';
import { failoverFile } from '../../src/tiers/failover-settings.ts';
import { loadQuestions } from '../../src/tiers/questions.ts';
import { placedIn } from '../../src/tiers/reviewed-files.ts';
import { instead, overlay } from '../support/overlay.ts';

const tiers = ['oltp', 'content', 'queue', 'olap'];
const { questions } = await loadQuestions('config/queries', tiers);
const [fenced, byHand] = [{ run: ['/fence'] }, { by_hand: 'Stop it' }];

test.each([
  [
    '3 min',
    fenced,
    [
      'its programs may take 6 min together; expected no more than 4 min 50 s: past the 5 min of config/actions/promote.sql:15 it is taken for lost',
    ],
  ],
  ['145 s', fenced, []],
  ['290 s', byHand, []],
  ['291 s', byHand, [expect.stringContaining('its programs may take 4 min 51 s together')]],
])('with %s for a program of %j, none may outlast the action that runs it', async (time_limit, fencing, said) => {
  const way = { adapter: 'command', primary: 'oltp', fencing, run: ['/promote'], time_limit };
  const settings = instead('failover: {}', `failover: ${JSON.stringify({ olap: way })}`);
  const folder = overlay({ 'actions/settings.yml': settings }, onTestFinished);
  const { problems } = await loadActions('config/actions', tiers, questions, (name) =>
    placedIn(name === 'settings.yml' ? `${folder}/actions` : 'config/actions', 'config/actions')(name),
  );
  expect(problems.map(({ what }) => what)).toEqual(said);
  for (const { where } of problems) expect(where).toBe('config/actions/settings.yml: failover/olap/time_limit');
});

test('a program that says no time has two minutes', () => {
  const way = { adapter: 'command', primary: 'oltp', run: ['/promote'] };
  expect(failoverFile.parse({ standby: way })).toMatchObject({ standby: { time_limit: 120_000 } });
});
