import { buttons, message, note, text } from '../../src/messages/message.ts';
import { bold, type Names } from '../../src/messages/text.ts';
import type { Page } from '../../src/paging/channel.ts';

export const names: Names = { person: (id) => id.toLowerCase(), channel: (id) => id };

/** A page as Ana gets it, with whatever the test changes. */
export const pageOf = (changes: Partial<Page> = {}): Page => ({
  id: 'incident-7/1/0/ana',
  stream: 'incident-7',
  number: 7,
  severity: 'critical',
  to: { key: 'ana', name: 'Ana Example', email: 'ana@example.com', webhook: 'pager-ana' },
  message: message(
    'primary_pool of OLTP is 98 % full',
    text('Since 09:26: ', [bold('usage_pct')], ' was 98, the limit is 90.'),
    buttons({ label: 'Acknowledge', words: ['ack', '7'], style: 'primary' }),
    note('You are level 1. Bo is next in 5 min.'),
  ),
  ...changes,
});
