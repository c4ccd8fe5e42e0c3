import { question } from '../../../commands/question.ts';
import type { loadConfig } from '../../../src/config/load.ts';
import type { Bot } from '../../../src/dispatch/context.ts';
import { dispatcher } from '../../../src/dispatch/dispatch.ts';
import { headOf } from '../../../src/incidents/head.ts';
import { createTiers } from '../../../src/postgres/tiers.ts';
import { library } from '../../../src/runbooks/library.ts';
import { blocks } from '../../../src/slack/blocks.ts';
import type { Reviewed } from '../../../src/tiers/reviewed.ts';
import { type Asked, answered, type Tiers } from '../../../src/tiers/tiers.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { noActions } from '../../support/no-actions.ts';

export type BotAsks = {
  /** From the words to the blocks that Slack would be sent, in ms; or the sentence that stands for an answer. */
  ask(words: readonly string[]): Promise<{ ms: number; silence: string | undefined }>;
  close(): void;
};

type Config = ReturnType<typeof loadConfig>;

/** The bot without Slack's way to it and back: every tier is the database at this address, asked as in production. */
export function botAsks(config: Config, url: string, questions: readonly Reviewed[]): BotAsks {
  const tiers = config.tiers.map(({ name, timeLimitMs }) => ({ name, url, timeLimitMs }));
  const asking = createTiers({ tiers, questions, now: () => new Date() });
  let heard: Asked[] = [];
  const overheard: Tiers = {
    ...asking,
    ask: async (...asked) => {
      const found = await asking.ask(...asked);
      heard.push(found);
      return found;
    },
  };
  const dispatch = dispatcher(botOf(config, overheard), { info: () => {}, warn: () => {}, error: () => {} });
  const call = { by: config.people[0]?.slack ?? '', standing: 'full', room: { channel: 'C0000002' } } as const;
  return {
    async ask(words) {
      heard = [];
      const began = performance.now();
      const { message } = await dispatch(words, call);
      JSON.stringify(blocks(message.parts));
      return { ms: performance.now() - began, silence: silenceOf(heard) };
    },
    close: asking.close,
  };
}

function silenceOf(heard: readonly Asked[]): string | undefined {
  if (heard.length === 0) return 'It was not asked.';
  return heard.flatMap((one) => (answered(one) ? [] : [one.sentence]))[0];
}

function botOf(config: Config, tiers: Tiers): Bot {
  const commands = tiers.questions.map(question);
  return {
    ...{ config, tiers, acting: noActions, library: library([]), worker: 'bench' },
    journal: memoryJournal({ headOf }).journal,
    commands: () => commands,
    lights: { all: async () => [] },
    tend: { now: () => undefined },
    examine: async () => [],
  };
}
