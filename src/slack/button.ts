import type { Button as SlackButton } from '@slack/types';
import type { Button } from '../messages/message.ts';
import { plainText } from './text.ts';

/** Gives each button of one message its own action id. */
export const buttonNames = (): (() => string) => {
  let count = 0;
  return () => `db:${++count}`;
};

/** A button whose value is the JSON list of its words, or the words and the question that is asked first. */
export function drawnButton({ label, words, style, confirm, asks }: Button, action_id: string): SlackButton {
  return {
    type: 'button',
    action_id,
    text: plain(label, 75),
    value: carried({ label, words, ...(asks && { asks }) }),
    ...(style && { style }),
    ...(confirm !== undefined && { confirm: dialog(label, confirm, style) }),
  };
}

/** Throws when the words do not fit: a button that means something else than it says is worse than none. */
function carried({ label, words, asks }: Button): string {
  const value = JSON.stringify(asks ? { words, asks } : words);
  if (value.length <= longestValue) return value;
  throw new Error(`The button “${label}” needs ${value.length} characters for its words; Slack takes ${longestValue}.`);
}

const longestValue = 2_000;

function dialog(label: string, sentence: string, style: Button['style']): NonNullable<SlackButton['confirm']> {
  return {
    title: plain(label, 100),
    text: plain(sentence, 300),
    confirm: plain(label, 30),
    // Not "Cancel": beside the button of an action that cancels something it could be taken for that.
    deny: plain('Go back', 30),
    ...(style && { style }),
  };
}

const plain = (text: string, size: number) => ({
  type: 'plain_text' as const,
  text: plainText(text, size),
  emoji: true,
});
