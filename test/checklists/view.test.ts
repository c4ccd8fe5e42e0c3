import { expect, test } from 'vitest';
import { checklistsFrom, type Place } from '../../src/checklists/checklist.ts';
import { started } from '../../src/checklists/decisions.ts';
import { checklistView } from '../../src/checklists/view.ts';
import { plain } from '../../src/messages/text.ts';
import { historyOf, names } from '../incidents/story.ts';
import { pools, silent } from '../tiers/answers.ts';

const runbook = {
  ...{ name: 'pools', title: 'Pools', hash: 'a1' },
  steps: [{ number: 1, title: 'Look', help: 'Which is short?', ask: ['pools', 'oltp'], expect: 'r' }],
};

/** What stands below the only step, which is open and was answered so. */
function told(asked: object, why?: string): string[] {
  const proof = why === undefined ? {} : { proof: { rule: 'r', proven: false, why } };
  const history = historyOf([
    ['09:00', 'U-ANA', started(1, runbook)],
    ['09:02', 'bot', { type: 'step answered', checklist: 1, step: 1, asked, ...proof }],
  ]);
  const place: Place = { word: '7', called: 'Incident 7', closed: false, checklists: checklistsFrom(history) };
  const lines = place.checklists.flatMap((one) => checklistView(place, one).parts);
  return lines.flatMap((part) => (part.type === 'step' ? plain(part.step.detail, names).split('\n') : []));
}

const work = ['Which is short?', 'Asked by itself: /db pools oltp'];

test('an answer that no rule judges says so, and what there is to do', () => {
  expect(told(pools([]))).toEqual([
    ...work,
    'oltp is ok.',
    'No rule ticks this step: read the answer, then press Done.',
  ]);
});

test('what was found and what it lacks to a proof stand in a line each', () => {
  const because = [{ verdict: 'warning', rule: 'row.pending > 5.0', row: 0 }] as const;
  const short = pools([['primary_pool', 7, 92]], { verdict: 'warning', because });
  expect(told(short, '`r` does not hold.')).toEqual([
    ...work,
    'oltp warning: pending 7, rule row.pending > 5.0.',
    'Not proven: `r` does not hold.',
  ]);
});

test('why a tier was silent is said once', () => {
  const asked = silent('oltp');
  expect(told(asked, asked.sentence)).toEqual([...work, `Not proven: ${asked.sentence}`]);
  expect(told(asked)).toEqual([...work, asked.sentence, 'No rule ticks this step: read the answer, then press Done.']);
});
