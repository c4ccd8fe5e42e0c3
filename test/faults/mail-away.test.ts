import { expect, test } from 'vitest';
import type { MailFault } from '../../src/sandbox/mail/server.ts';
import { until } from '../support/until.ts';
import { isSettled } from './journal-seen.ts';
import { openStage } from './stage.ts';
import { acknowledges, hasItsRoom, isMailed, isPaged, isSealed, opensIncident, resolves } from './story.ts';
import { problems } from './verify.ts';

const faults: { what: string; fault: MailFault }[] = [
  { what: 'takes connections and says nothing', fault: 'say nothing' },
  { what: 'takes mails and never answers', fault: 'hang after data' },
  { what: 'wants to be asked later', fault: 'answer 451' },
];

test.each(faults)(
  'while the mail server $what, every level is paged in Slack, and by mail as soon as that can be',
  async ({ fault }) => {
    const stage = await openStage();
    try {
      await stage.mail.fail(fault);
      await stage.start().ready();
      await opensIncident(stage);
      for (const who of ['ana', 'bo', 'eli']) await isPaged(stage, who);
      await stage.mail.heal();
      for (const who of ['ana', 'bo', 'eli']) await isMailed(stage, who);
      await acknowledges(stage, 'eli');
      await hasItsRoom(stage);
      await resolves(stage);
      await isSealed(stage);
      await until(() => isSettled(stage.journalUrl), Boolean);
      expect(await problems(stage)).toEqual([]);
    } finally {
      await stage.close();
    }
  },
  300_000,
);
