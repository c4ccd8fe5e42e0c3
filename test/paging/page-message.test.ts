import { expect, test } from 'vitest';
import { plain } from '../../src/messages/text.ts';
import { signsText } from '../../src/paging/page-message.ts';
import type { Sign } from '../../src/tiers/signs.ts';

const names = { person: (id: string) => id, channel: (id: string) => id };
const crowded = (tier: string): Sign => ({ tier, state: 'warning', why: ['warning: idle_tx 25'] });

test('tiers of which the same is to be said are named together, a silent one once, and those that are well not at all', () => {
  const silent: Sign = { tier: 'content', state: 'silent', why: ['content is silent: no connection after 2.0 s.'] };
  const well: Sign = { tier: 'olap', state: 'ok', why: [] };
  expect(plain(signsText([crowded('oltp'), silent, crowded('queue'), well]), names)).toBe(
    'oltp, queue warning: idle_tx 25\ncontent is silent: no connection after 2.0 s.',
  );
  expect(plain(signsText([well, { ...well, tier: 'oltp' }]), names)).toBe('Vital signs of 2 tiers ok');
});
