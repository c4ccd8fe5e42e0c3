import { buttons, type Message, message, type Part, text } from '../messages/message.ts';
import { bold, spans, type Text } from '../messages/text.ts';
import { standing } from './mark.ts';
import { reason } from './reason.ts';
import { type Asked, answered } from './tiers.ts';
import { rank, worstFirst } from './worst.ts';

/** All tiers at once, worst first, each with its reason. Of several answers of one tier the worst speaks. */
export function glance(asked: readonly Asked[]): Message {
  const worst = worstOfEach(asked);
  const unwell = worst.filter((one) => rank(one) < rank('ok'));
  return message(
    summary(worst, unwell),
    ...worst.map((one): Part => text([`${standing(one)} `, bold(one.tier), ...spans(because(one))])),
    ...(unwell.length === 0 ? [] : [buttons(...unwell.map(button))]),
  );
}

function worstOfEach(asked: readonly Asked[]): Asked[] {
  const tiers = [...new Set(asked.map(({ tier }) => tier))];
  return tiers
    .flatMap((tier) =>
      asked
        .filter((one) => one.tier === tier)
        .sort(worstFirst)
        .slice(0, 1),
    )
    .sort(worstFirst);
}

function because(one: Asked): Text {
  if (!answered(one)) return `: ${one.sentence}`;
  const [first] = one.because;
  return first ? [': ', ...spans(reason(first, one))] : ': nothing is wrong that was asked';
}

function summary(worst: readonly Asked[], unwell: readonly Asked[]): string {
  if (worst.length === 0) return 'There are no tiers.';
  if (unwell.length === 0) return `All ${worst.length} tiers are ok.`;
  const named = unwell.map((one) => `${one.tier} ${answered(one) ? one.verdict : one.kind}`);
  return `${unwell.length} of ${worst.length} tiers ${unwell.length === 1 ? 'is' : 'are'} not ok: ${named.join(', ')}.`;
}

const button = (one: Asked) => ({ label: `${one.question} ${one.tier}`, words: [one.question, one.tier] });
