import { test } from 'vitest';
import { until } from '../support/until.ts';
import { goesOnAfter } from './killed.ts';
import type { Stage } from './stage.ts';

const patience = 300_000;
const never = new Promise<never>(() => undefined);

test(
  'killed when a page was begun and Slack had not taken it, it is sent',
  () =>
    goesOnAfter((stage) => {
      const { hits } = stage.slack.fault('chat.postMessage', { kind: 'hold', when: 'before', until: never });
      void strikeWhen(stage, async () => hits() > 0);
    }),
  patience,
);

test(
  'killed when a mail was begun and the mail server had not taken it, it is sent',
  () =>
    goesOnAfter(async (stage) => {
      await stage.mail.fail('say nothing');
      const isBegun = async () =>
        (await stage.facts()).some(({ type, body }) => type === 'page started' && body.attempt?.endsWith('/email/1'));
      void strikeWhen(stage, isBegun).then(stage.mail.heal);
    }),
  patience,
);

async function strikeWhen({ crash }: Stage, happened: () => Promise<boolean>): Promise<void> {
  await until(happened, Boolean);
  await crash();
}
