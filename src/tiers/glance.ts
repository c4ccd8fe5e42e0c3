import { type Button, buttons, type Message, message, note, type Part, text } from '../messages/message.ts';
import type { Light } from './light.ts';
import type { Remark } from './remarks.ts';
import { type TierLight, tierLight } from './tier-light.ts';
import type { Asked, Tiers } from './tiers.ts';

export type Glance = {
  asked: readonly Asked[];
  questions: Tiers['questions'];
  /** How the watch saw the tiers when it looked last; undefined when that cannot be read now. */
  lights: readonly Light[] | undefined;
  /** What two tiers explain of each other now. */
  remarks: readonly Pick<Remark, 'says' | 'next'>[];
};

/** A light for each tier, worst first, with its reason and since when; then what the tiers explain of each other. */
export function glance({ asked, questions, lights, remarks }: Glance): Message {
  const found = [...new Set(asked.map(({ tier }) => tier))]
    .flatMap((tier) => {
      const of = <One extends { tier: string }>(list: readonly One[]) => list.filter((one) => one.tier === tier);
      return tierLight(of(asked), questions, of(lights ?? [])) ?? [];
    })
    .sort((one, other) => one.rank - other.rank);
  const unwell = found.filter(({ state }) => state !== 'ok');
  return message(
    summary(found, unwell),
    ...found.map(({ line }): Part => text(line)),
    ...remarks.map(({ says }): Part => text(`↔ ${says}`)),
    ...(lights ? [] : [note('Since when is not known: the journal does not answer.')]),
    ...offered([...unwell.map(({ words }) => words), ...remarks.flatMap(({ next }) => next)]),
  );
}

function summary(found: readonly TierLight[], unwell: readonly TierLight[]): string {
  if (found.length === 0) return 'There are no tiers.';
  if (unwell.length === 0) return `All ${found.length} tiers are ok.`;
  const named = unwell.map(({ tier, state }) => `${tier} ${state}`);
  return `${unwell.length} of ${found.length} tiers ${unwell.length === 1 ? 'is' : 'are'} not ok: ${named.join(', ')}.`;
}

/** Each question once. */
function offered(next: readonly (readonly string[])[]): Part[] {
  const list = new Map(next.map((words): [string, Button] => [words.join(' '), { label: words.join(' '), words }]));
  return list.size === 0 ? [] : [buttons(...list.values())];
}
