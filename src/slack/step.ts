import type { ActionsBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { StepLine } from '../messages/message.ts';
import { bold, spans } from '../messages/text.ts';
import { drawnButton } from './button.ts';
import { mrkdwn } from './text.ts';

/** One step: what it is and what was found, with one button beside it or several below. */
export function drawnStep({ number, state, title, detail, buttons }: StepLine, name: () => string): KnownBlock[] {
  const elements = buttons.map((button) => drawnButton(button, name()));
  const rest = spans(detail);
  const words = [
    `${marks[state]} `,
    bold(`${number}. ${title}`),
    ` · ${state}`,
    ...(rest.length > 0 ? ['\n', ...rest] : []),
  ];
  const section: SectionBlock = {
    type: 'section',
    text: { type: 'mrkdwn', text: mrkdwn(words, 3_000), verbatim: true },
  };
  const [only, ...more] = elements;
  if (only === undefined) return [section];
  if (more.length === 0) return [{ ...section, accessory: only }];
  const actions: ActionsBlock = { type: 'actions', elements };
  return [section, actions];
}

/** Beside the word, never instead of it. */
const marks: Record<StepLine['state'], string> = {
  open: ':white_large_square:',
  running: ':hourglass_flowing_sand:',
  done: ':white_check_mark:',
  proven: ':ballot_box_with_check:',
  skipped: ':fast_forward:',
  failed: ':x:',
};
