import type { EarlierAnswers } from '../tiers/earlier.ts';
import type { Reviewed } from '../tiers/reviewed.ts';
import type { Asked } from '../tiers/tiers.ts';
import { answer, type Reading, reading } from './answer.ts';
import type { Lack } from './lack.ts';
import type { Lane } from './lane.ts';
import { Overdue, TooLarge } from './read.ts';
import type { Session } from './session.ts';
import { codeOf, silence } from './silence.ts';

/** What is asked: `values` are `words` as the statement takes them. */
export type Asking = {
  question: Reviewed & { limitMs: number };
  tier: string;
  words: readonly string[];
  values: readonly (string | null)[];
  now: () => Date;
  earlier: EarlierAnswers;
};

/** Asks once; ends within the question's limit and one second, whatever the tier does. */
export async function ask(lane: Lane<Session>, asking: Asking): Promise<Asked> {
  const deadline = AbortSignal.timeout(asking.question.limitMs + 1000);
  const began = performance.now();
  const elapsed = () => Math.round((performance.now() - began) * 10) / 10;
  const failed = (error: unknown, phase: 'connecting' | 'asking', role = ''): Asked => ({
    arguments: asking.words,
    ...silence(error, {
      tier: asking.tier,
      place: asking.question.ask ?? asking.tier,
      question: asking.question.name,
      role,
      ms: elapsed(),
      phase,
      limitMs: asking.question.limitMs,
    }),
  });
  for (let tries = 1; ; tries += 1) {
    const taken = await lane.take(deadline).catch((error: unknown) => ({ error }));
    if ('error' in taken) return failed(taken.error, 'connecting');
    const { held, warm } = taken;
    const { question, values } = asking;
    const found = await reading(held, question, values, deadline).catch((error: unknown) => ({ error }));
    const gone = held.connection.lost();
    if (gone || looksAnew(found)) lane.drop(held);
    else lane.give(held);
    if (!('error' in found)) return said(found, asking, elapsed(), held);
    // Neither the server nor the network said it: it is ours to mend, not the tier's.
    if (!gone && codeOf(found.error) === '') throw found.error;
    // A warm connection may have died unseen, with a restart of the server; nothing is lost by reading again.
    const again = gone && warm && tries < 3 && !(found.error instanceof Overdue || found.error instanceof TooLarge);
    if (!again) return failed(found.error, 'asking', held.has.role);
  }
}

/** What the tier has is looked at once per connection; where something is missing, the next one looks again. */
const looksAnew = (found: object): boolean =>
  'lacks' in found || ('error' in found && ['42P01', '42703'].includes(codeOf(found.error)));

function said(found: Reading | { lacks: Lack }, asking: Asking, ms: number, { has, connection }: Session): Asked {
  const { question, tier, words, now, earlier } = asking;
  if (!('lacks' in found))
    return answer(found, {
      ...{ question, tier, words, at: now(), ms, has, earlier },
      standby: connection.standby() ?? has.standby,
    });
  const { what, mend } = found.lacks;
  const mending = mend === undefined ? '' : ` This would mend it: ${mend}`;
  const sentence = `${question.ask ?? tier} lacks what \`${question.name}\` reads: ${what}.${mending}`;
  return { tier, question: question.name, arguments: words, kind: 'lacks', sentence, ms };
}
