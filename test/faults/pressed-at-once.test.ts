import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { isPaged, opensIncident } from './story.ts';

type Way = (stage: Stage, who: string) => Promise<unknown>;

const presses: Way = ({ slack }, who) => {
  const page = slack.dm(who).at(-1);
  if (!page) throw new Error(`${who} has no page`);
  return slack.presses(who, page, 'Acknowledge');
};

const types: Way = ({ slack }, who) => slack.types(who, 'database', '/db ack 1');

const yours = 'Incident 1 is yours. Nobody further is paged.';

test.each([
  { processes: 1, what: 'both press', bo: presses },
  { processes: 2, what: 'both press', bo: presses },
  { processes: 2, what: 'one presses and one types', bo: types },
])(
  'of two people who acknowledge in the same instant one wins, and the other is told who has it; $what, processes: $processes',
  async ({ processes, bo }) => {
    const stage = await openStage();
    try {
      const bots = Array.from({ length: processes }, () => stage.start());
      await Promise.all(bots.map((bot) => bot.ready()));
      await opensIncident(stage);
      await Promise.all([isPaged(stage, 'ana'), isPaged(stage, 'bo')]);
      const taken = stage.journal.holdBack((text) => text.includes('"type":"acknowledged"'), 2);
      await Promise.all([presses(stage, 'ana'), bo(stage, 'bo')]);
      await until(
        async () => taken.count(),
        (count) => count === 2,
      );
      taken.letGo();
      const told = await Promise.all([isTold(stage, 'ana', presses), isTold(stage, 'bo', bo)]);
      expect([...told].sort()).toEqual([
        expect.stringMatching(/^Incident 1 is already acknowledged by <@U000000[12]>/),
        yours,
      ]);
      const winner = told[0]?.includes('yours') ? 'U0000001' : 'U0000002';
      const acknowledged = (await stage.facts()).filter(({ type }) => type === 'acknowledged');
      expect(acknowledged.map(({ by }) => by)).toEqual([winner]);
      expect(told.some((text) => text.includes(`acknowledged by <@${winner}>`))).toBe(true);
    } finally {
      await stage.close();
    }
  },
  300_000,
);

/** Both decided on the same facts, and were written down in one instant; a slow machine may have to try once more. */
async function isTold(stage: Stage, who: string, again: Way): Promise<string> {
  for (let seen = 0; ; seen += 1) {
    const answers = await until(
      async () => stage.slack.ephemeral(who),
      (all) => all.length > seen,
    );
    const text = answers[seen]?.text ?? '';
    if (text.startsWith('You have incident 1 already')) return yours;
    if (!/^(Not|Perhaps not) recorded/.test(text)) return text;
    await again(stage, who);
  }
}
