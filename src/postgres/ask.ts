import type { EarlierAnswers } from '../tiers/earlier.ts';
import { type Asked, answered } from '../tiers/tiers.ts';
import { answer, type Consults, type Reading, reading, type Wanted } from './answer.ts';
import { consult } from './console.ts';
import { consoleSilence } from './console-silence.ts';
import type { Lack } from './lack.ts';
import type { Lane } from './lane.ts';
import { Overdue, TooLarge } from './read.ts';
import type { Session } from './session.ts';
import { codeOf, silence } from './silence.ts';

/** What is asked: `values` are `words` as the statement takes them. */
export type Asking = Wanted & {
  tier: string;
  words: readonly string[];
  now: () => Date;
  earlier: EarlierAnswers;
};

/**
 * Asks once; ends within the question's limit and one second, whatever the tier and its console do. What a console says is
 * brought into shape by a statement, for which any server will do: where the first is away, by one of the `others`.
 */
export function ask(lane: Lane<Session>, asking: Asking, others: readonly Lane<Session>[] = []): Promise<Asked> {
  const began = performance.now();
  const elapsed = () => Math.round((performance.now() - began) * 10) / 10;
  return within({ deadline: AbortSignal.timeout(asking.question.limitMs + 1000), elapsed }, [lane, ...others], asking);
}

type Time = { deadline: AbortSignal; elapsed: () => number };
type Lanes = readonly [Lane<Session>, ...Lane<Session>[]];

/** Where a console has to say something first, no connection to the tier is held meanwhile. */
async function within(time: Time, lanes: Lanes, asking: Asking): Promise<Asked> {
  const [lane, next, ...more] = lanes;
  const found = await askTier(time, lane, asking);
  const { tier, question, words, consoleUrl } = asking;
  if (!('consults' in found)) {
    const wordings = question.wordings.filter(({ console: asks }) => asks.length > 0);
    const isAsked = consoleUrl !== undefined && wordings.length > 0;
    if (!next || !isAsked || !isAway(found) || time.deadline.aborted) return found;
    const told = await within(time, [next, ...more], { ...asking, question: { ...question, wordings } });
    return answered(told) ? told : found;
  }
  const { url, statements } = found.consults;
  const told = await consult(url, statements, time.deadline).catch((error: unknown) => ({ error }));
  if (!('error' in told)) return within(time, lanes, { ...asking, told });
  return {
    arguments: words,
    ...consoleSilence(told.error, { tier, question: question.name, ms: time.elapsed() }),
  };
}

const isAway = (asked: Asked): boolean => !answered(asked) && asked.kind !== 'lacks' && asked.kind !== 'fails';

async function askTier(time: Time, lane: Lane<Session>, asking: Asking): Promise<Asked | Consults> {
  const { deadline, elapsed } = time;
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
    const found = await readingNow(taken, asking, deadline).catch((error: unknown) => ({ error }));
    const gone = held.connection.lost();
    const stale = warm && looksAnew(found);
    if (gone || stale) lane.drop(held);
    else lane.give(held);
    if (stale) continue;
    if ('consults' in found) return found;
    if (!('error' in found)) return said(found, asking, elapsed(), held);
    // Neither the server nor the network said it: it is ours to mend, not the tier's.
    if (!gone && codeOf(found.error) === '') throw found.error;
    // A warm connection may have died unseen, with a restart of the server; nothing is lost by reading again.
    const again = gone && warm && tries < 3 && !(found.error instanceof Overdue || found.error instanceof TooLarge);
    if (!again) return failed(found.error, 'asking', held.has.role);
  }
}

/** What the tier has is looked at once per connection; where something is missing, only a new one knows whether it still is. */
const looksAnew = (found: object): boolean =>
  'lacks' in found || ('error' in found && ['42P01', '42703', '42501'].includes(codeOf(found.error)));

/** What a tier lacks is told as it is now: a warm connection looks first. */
async function readingNow({ held, warm }: { held: Session; warm: boolean }, asking: Asking, deadline: AbortSignal) {
  if (warm && asking.question.parameters.some(({ name }) => name === 'lacks')) await held.look();
  return reading(held, asking, deadline);
}

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
