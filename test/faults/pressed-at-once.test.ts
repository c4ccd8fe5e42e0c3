import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { isPaged, opensIncident } from './story.ts';

test.each([1, 2])(
  'of two people who press at once one wins, and the other is told who has it; processes: %i',
  async (processes) => {
    const stage = await openStage();
    try {
      const bots = Array.from({ length: processes }, () => stage.start());
      await Promise.all(bots.map((bot) => bot.ready()));
      await opensIncident(stage);
      await Promise.all([isPaged(stage, 'ana'), isPaged(stage, 'bo')]);
      await Promise.all([presses(stage, 'ana'), presses(stage, 'bo')]);
      const told = await Promise.all([isTold(stage, 'ana'), isTold(stage, 'bo')]);
      expect([...told].sort()).toEqual([
        expect.stringMatching(/^Incident 1 is already acknowledged by <@U000000[12]>/),
        'Incident 1 is yours. Nobody further is paged.',
      ]);
      const winner = told[0]?.includes('yours') ? 'U0000001' : 'U0000002';
      const taken = (await stage.facts()).filter(({ type }) => type === 'acknowledged');
      expect(taken.map(({ by }) => by)).toEqual([winner]);
      expect(told.some((text) => text.includes(`acknowledged by <@${winner}>`))).toBe(true);
    } finally {
      await stage.close();
    }
  },
  120_000,
);

function presses({ slack }: Stage, who: string): Promise<unknown> {
  const page = slack.dm(who).at(-1);
  if (!page) throw new Error(`${who} has no page`);
  return slack.presses(who, page, 'Acknowledge');
}

async function isTold({ slack }: Stage, who: string): Promise<string> {
  const [answer] = await until(
    async () => slack.ephemeral(who),
    (answers) => answers.length > 0,
  );
  return answer?.text ?? '';
}
