import { expect, test } from 'vitest';
import { type Signable, sign } from '../../src/checklists/sign.ts';

const steps = (...kinds: ('open' | 'done')[]): Signable['checklists'] => [
  {
    ...{ number: 1, runbook: 'morning', title: 'Morning', hash: '', startedAt: new Date(0), startedBy: 'bot' },
    steps: kinds.map((kind, index) => ({
      ...{ number: index + 1, phase: '', title: 'Look', help: '' },
      state: kind === 'open' ? { kind } : { kind, at: new Date(0), by: 'U1' },
    })),
  },
];
const morning: Signable = {
  word: 'routine/morning',
  called: 'Morning',
  closed: false,
  checklists: steps('done', 'done'),
};

test('a routine whose steps are closed is signed without a word', () => {
  expect(sign(morning, undefined)).toEqual([{ type: 'routine signed' }]);
});

test('a routine with open steps is signed with a word why, and not without', () => {
  const half = { ...morning, checklists: steps('done', 'open') };
  expect(sign(half, 'the log is read by hand')).toEqual([{ type: 'routine signed', text: 'the log is read by hand' }]);
  expect(() => sign(half, undefined)).toThrow('Morning can be signed as it is, but one step is open: say why');
});

test('a routine is signed once', () => {
  expect(() => sign({ ...morning, signed: { by: 'U1', at: new Date(0) } }, undefined)).toThrow(
    'Morning was signed by U1 at',
  );
});
