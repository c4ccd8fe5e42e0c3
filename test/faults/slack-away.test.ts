import { test } from 'vitest';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { hasItsRoom, isMailed, isWell, opensIncident } from './story.ts';

const faults: { what: string; fault: Fault; method?: string }[] = [
  { what: 'fails with 500', fault: { kind: 'status', status: 500 } },
  { what: 'hangs', fault: { kind: 'hang' } },
  { what: 'is to be asked again in a minute', fault: { kind: 'status', status: 429, retryAfter: 60 } },
  {
    what: 'takes no more messages for a minute, and everything else',
    fault: { kind: 'status', status: 429, retryAfter: 60 },
    method: 'chat.postMessage',
  },
];

test.each(faults)(
  'while Slack $what, every level is paged by mail, and what Slack gets later is put right',
  async ({ fault, method = '*' }) => {
    const stage = await openStage();
    try {
      await stage.start().ready();
      const trouble = stage.slack.fault(method, fault, { times: 10_000 });
      await opensIncident(stage);
      for (const who of ['ana', 'bo', 'eli']) await isMailed(stage, who);
      trouble.lift();
      await hasItsRoom(stage);
      await until(
        async () => pagesWithButton(stage),
        (count) => count > 0,
      );
      await stage.slack.types('eli', 'database', '/db ack 1');
      await until(() => isThere(stage, 'acknowledged'), Boolean);
      await until(
        async () => pagesWithButton(stage),
        (count) => count === 0,
      );
      await stage.slack.types('eli', 'database', '/db resolve 1');
      await isWell(stage);
    } finally {
      await stage.close();
    }
  },
  300_000,
);

const isThere = async ({ facts }: Stage, type: string) => (await facts()).some((fact) => fact.type === type);

/** How many pages still offer to be acknowledged. */
const pagesWithButton = ({ slack }: Stage): number =>
  ['ana', 'bo', 'eli']
    .flatMap((who) => slack.dm(who))
    .filter(({ blocks }) => JSON.stringify(blocks).includes('"Acknowledge"')).length;
