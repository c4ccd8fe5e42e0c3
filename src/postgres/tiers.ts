import type { Problem } from '../problems.ts';
import { Refusal } from '../refusal.ts';
import { actionColumnProblems, type ColumnsOf } from '../tiers/action-columns.ts';
import { parameterValues } from '../tiers/arguments.ts';
import { earlierAnswers } from '../tiers/earlier.ts';
import { expectation } from '../tiers/expectation.ts';
import { knownColumnProblems } from '../tiers/known-problems.ts';
import type { Reviewed } from '../tiers/reviewed.ts';
import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import type { Asked, Extent, Tiers } from '../tiers/tiers.ts';
import { ask } from './ask.ts';
import { createLane } from './lane.ts';
import { prove } from './prove.ts';
import { openSession, type Session } from './session.ts';

/** A tier's address for questions, that of its PgBouncer's console, and the time of a question that says none itself. */
export type TierAddress = { name: string; url: string; consoleUrl?: string | undefined; timeLimitMs?: number };

export type PostgresTiers = Tiers & {
  /** Opens each tier's connection, so that the first question finds it warm, and counts for the first time; never fails. */
  warm(): Promise<void>;
  /** Has each tier look at the questions without running them; says what does not fit, also of what actions say of them. */
  prove(actions?: readonly ReviewedAction[]): Promise<readonly Problem[]>;
  close(): void;
};

/** Asks real tiers. A tier has its own connections and deadlines, so that one which hangs delays no other. */
export function createTiers(options: {
  tiers: readonly TierAddress[];
  questions: readonly Reviewed[];
  now: () => Date;
}): PostgresTiers {
  const { questions, now } = options;
  const names = options.tiers.map(({ name }) => name);
  const lanes = new Map(
    options.tiers.map(({ name, url, consoleUrl }) => [
      name,
      createLane<Session>(() => openSession(url, readFrom(name, questions), consoleUrl !== undefined)),
    ]),
  );

  const earlier = earlierAnswers();
  const asked = async (
    name: string,
    tier: string,
    words: readonly string[] = [],
    extent: Extent = 'glance',
  ): Promise<Asked> => {
    const question = knownQuestion(questions, name);
    const values = parameterValues(question, knownTier(question, names, tier), words, extent);
    const place = options.tiers.find((one) => one.name === (question.ask ?? tier));
    const lane = lanes.get(place?.name ?? '');
    if (!lane) throw new Refusal(`\`${name}\` is read from ${question.ask}, and no such tier is configured.`);
    const { consoleUrl } = options.tiers.find((one) => one.name === tier) ?? {};
    const limitMs = question.limitMs ?? place?.timeLimitMs ?? 5000;
    const next = question.next.filter((other) => knownOn(questions, other, tier));
    const limited = { ...question, limitMs, next };
    const others = [...lanes].filter(([, one]) => one !== lane).sort(([name]) => (name === tier ? -1 : 1));
    const asking = { question: limited, tier, words, values, extent, consoleUrl, now, earlier };
    return ask(
      lane,
      asking,
      others.map(([, one]) => one),
    );
  };
  // What counts is judged by what is new: the first answer is for later ones to be compared with.
  const counting = questions.filter(({ wordings }) => wordings.some(({ counters }) => counters.length > 0));

  return {
    names,
    questions,
    ask: asked,
    expect: (rule, given) => expectation(rule, given, emptyOf(questions, given.question)),
    warm: async () => {
      await Promise.allSettled(
        [...lanes].map(async ([tier, lane]) => {
          lane.give((await lane.take(AbortSignal.timeout(5000))).held);
          for (const { name } of readFrom(tier, counting)) await asked(name, tier);
        }),
      );
    },
    prove: async (actions = []) => {
      const each = [...lanes].map(([tier, lane]) => prove(tier, lane, readFrom(tier, questions)));
      const texts = (await Promise.all(each)).flat();
      const place = (name: string, tier: string) => questions.find((one) => one.name === name)?.ask ?? tier;
      const columnsOf: ColumnsOf = (name, tier) =>
        texts.find((one) => one.question === name && one.place === place(name, tier) && one.columns)?.columns;
      return [
        ...texts.flatMap(({ problems }) => problems),
        ...knownColumnProblems(questions, columnsOf),
        ...actions.flatMap((action) => actionColumnProblems(action, columnsOf)),
      ];
    },
    close: () => {
      for (const lane of lanes.values()) lane.close();
    },
  };
}

/** The questions whose data a tier holds. */
const readFrom = (tier: string, questions: readonly Reviewed[]): Reviewed[] =>
  questions.filter(({ ask: place, tiers }) => (place ?? (tiers.includes(tier) ? tier : '')) === tier);

/** A question that cannot be asked of this tier is no next one there. */
const knownOn = (questions: readonly Reviewed[], name: string, tier: string): boolean =>
  questions.some((one) => one.name === name && one.tiers.includes(tier));

function knownQuestion(questions: readonly Reviewed[], name: string): Reviewed {
  const question = questions.find((one) => one.name === name);
  if (question) return question;
  throw new Refusal(
    `There is no question "${name.slice(0, 40)}". There are ${questions.map((one) => one.name).join(', ')}.`,
  );
}

function knownTier(question: Reviewed, names: readonly string[], tier: string): string {
  const shown = tier.slice(0, 40);
  if (!names.includes(tier)) throw new Refusal(`There is no tier "${shown}". There are ${names.join(', ')}.`);
  if (question.tiers.includes(tier)) return tier;
  throw new Refusal(`\`${question.name}\` is a question for ${question.tiers.join(', ')}, not for ${shown}.`);
}

const emptyOf = (questions: readonly Reviewed[], name: string): 'ok' | 'unknown' =>
  questions.find((one) => one.name === name)?.wordings[0]?.empty ?? 'unknown';
