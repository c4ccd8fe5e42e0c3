import type { Button } from './messages/message.ts';
import { plain, type Text } from './messages/text.ts';

/** An expected error: a sentence for the person who asked, saying what was found, what is expected and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly text: Text;
  /** What can be pressed instead, such as one of several incidents. */
  readonly instead: readonly Button[];

  constructor(text: Text, instead: readonly Button[] = []) {
    super(plain(text, { person: (id) => id, channel: (id) => id }));
    this.text = text;
    this.instead = instead;
  }
}
