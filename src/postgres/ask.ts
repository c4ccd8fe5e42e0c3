import type { Reviewed } from '../tiers/reviewed.ts';
import type { Asked } from '../tiers/tiers.ts';
import { answer, reading } from './answer.ts';
import type { Lane } from './lane.ts';
import { Overdue, TooLarge } from './read.ts';
import type { Session } from './session.ts';
import { codeOf, silence } from './silence.ts';

/** What is asked: `values` are `words` as the statement takes them. */
export type Asking = {
  question: Reviewed;
  tier: string;
  words: readonly string[];
  values: readonly (string | null)[];
  now: () => Date;
};

/** Asks once; ends within the question's limit and one second, whatever the tier does. */
export async function ask(lane: Lane<Session>, asking: Asking): Promise<Asked> {
  const deadline = AbortSignal.timeout(asking.question.limitMs + 1000);
  const began = performance.now();
  const elapsed = () => Math.round((performance.now() - began) * 10) / 10;
  const failed = (error: unknown, phase: 'connecting' | 'asking', role = '') =>
    silence(error, {
      tier: asking.tier,
      place: asking.question.ask ?? asking.tier,
      question: asking.question.name,
      role,
      ms: elapsed(),
      phase,
      limitMs: asking.question.limitMs,
    });
  let tries = 0;
  while (true) {
    tries += 1;
    const taken = await lane.take(deadline).catch((error: unknown) => ({ error }));
    if ('error' in taken) return failed(taken.error, 'connecting');
    const { held, warm } = taken;
    try {
      return await answered(lane, held, asking, deadline, elapsed);
    } catch (error) {
      const gone = held.connection.lost();
      release(lane, held, error);
      // A warm connection may have died unseen, with a restart of the server; nothing is lost by reading again.
      if (gone && warm && tries < 3 && !(error instanceof Overdue || error instanceof TooLarge)) continue;
      return failed(error, 'asking', held.has.role);
    }
  }
}

async function answered(
  lane: Lane<Session>,
  held: Session,
  { question, tier, words, values, now }: Asking,
  deadline: AbortSignal,
  elapsed: () => number,
): Promise<Asked> {
  const found = await reading(held, question, values, deadline);
  if ('lacks' in found) {
    // What it has is looked at anew with the next connection.
    lane.drop(held);
    const sentence = `${question.ask ?? tier} lacks what \`${question.name}\` reads: ${found.lacks}.`;
    return { tier, question: question.name, kind: 'lacks', sentence, ms: elapsed() };
  }
  // A cut answer left a request to stop on its way, which must not meet the next question.
  if (found.read.truncated) lane.drop(held);
  else lane.give(held);
  return answer(found, { question, tier, words, at: now(), ms: elapsed(), has: held.has });
}

function release(lane: Lane<Session>, held: Session, error: unknown): void {
  if (held.connection.lost() || ['42P01', '42703'].includes(codeOf(error))) lane.drop(held);
  else lane.give(held);
}
