import { bold, type Span, time, timeAgo } from '../messages/text.ts';
import { type Light, type State, stateOf } from './light.ts';
import { marked } from './mark.ts';
import { found } from './reason.ts';
import { type Since, since } from './since.ts';
import { type Asked, answered, type Tiers } from './tiers.ts';
import { rank } from './worst.ts';

/** How a tier stands by the worst of its answers, in one line, and what to ask to see more. */
export type TierLight = { tier: string; state: string; rank: number; line: readonly Span[]; words: readonly string[] };

/** `before`: how the watch saw this tier's questions when it looked last. */
export function tierLight(
  asked: readonly Asked[],
  questions: Tiers['questions'],
  before: readonly Light[],
): TierLight | undefined {
  const stands = asked.map((one) => standOf(one, questions)).sort((one, other) => one.rank - other.rank);
  const [worst] = stands;
  if (!worst) return undefined;
  const { state, word, question, tier } = worst;
  return {
    tier,
    state: word,
    rank: worst.rank,
    line: [
      `${marked(word)} `,
      bold(tier),
      ...sinceWords(since(state, stands, before)),
      ': ',
      ...(state === 'ok' ? [stands.map((one) => one.question).join(', ')] : why(worst)),
      ...also(stands),
    ],
    words: [question, tier],
  };
}

type Standing = { one: Asked; tier: string; question: string; state: State; word: string; rank: number };

function standOf(one: Asked, questions: Tiers['questions']): Standing {
  const { tier, question } = one;
  const state = stateOf(one, { questions });
  if (state !== 'no answer') return { one, tier, question, state, word: state, rank: rank(state) };
  return { one, tier, question, state, word: answered(one) ? state : one.kind, rank: rank(one) };
}

/** An answer's first reason is its worst. */
function why({ one, state, question }: Standing): readonly Span[] {
  if (!answered(one)) return state === 'no answer' ? [one.sentence] : [`${question}: `, one.sentence];
  const [first] = one.because;
  return [`${question}: `, ...(first ? found(first, one) : [])];
}

function sinceWords(since: Since | undefined): Span[] {
  if (!since) return [];
  if ('at' in since) return [' since ', timeAgo(since.at)];
  return [` only now (${since.was} at `, time(since.seen), ')'];
}

/** What else is not well, by name; of a tier that gives no answer that says nothing. */
function also([worst, ...others]: readonly Standing[]): Span[] {
  const words = others
    .filter(({ state }) => state !== 'ok' && state !== 'no answer')
    .map(({ question, word }) => `${question} ${word === worst?.word ? 'too' : word}`);
  return words.length === 0 ? [] : [` (${words.join(', ')})`];
}
