import { test } from 'vitest';
import type { MailFault } from '../../src/sandbox/mail/server.ts';
import { openStage } from './stage.ts';
import { endsWell, isMailed, isPaged, opensIncident } from './story.ts';

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
      await endsWell(stage);
    } finally {
      await stage.close();
    }
  },
  300_000,
);
