import type { Button } from '../messages/message.ts';
import { brief } from '../tiers/offer.ts';
import type { AskedAction } from './action.ts';
import { again } from './as-it-is.ts';

/** Only what makes sense now: to decide upon it, to ask for it again, or to say what became of it. */
export function decisions(action: AskedAction): readonly Button[] {
  switch (action.state.kind) {
    case 'asked':
      return [approving(action), rejecting(action)];
    case 'voided':
      return [again(action)];
    case 'unknown':
      return [settling(action, 'It was done', 'done'), settling(action, 'It was not done', 'not-done')];
    case 'rejected':
    case 'started':
    case 'done':
    case 'gone':
    case 'failed':
    case 'settled':
      return [];
  }
}

/** For whoever asked for what one person may do. Its words say what the button does: `cancel oltp 4711`. */
export const confirming = ({ words, prepared: { action, tier, arguments: args, effect } }: AskedAction): Button => ({
  ...{ label: [action, tier, ...args.slice(0, 1).map(brief)].join(' ').slice(0, 70), words: ['confirm', ...words] },
  ...{ style: 'danger', confirm: effect },
});

const approving = ({ words, prepared }: AskedAction): Button => ({
  ...{ label: 'Approve', words: ['approve', ...words], style: 'danger', confirm: prepared.effect },
});

export const rejecting = ({ words }: AskedAction): Button => ({
  ...{ label: 'Reject', words: ['reject', ...words], asks: { title: 'Reject this action', label: 'Why not?' } },
});

export const breaking = ({ words, prepared }: AskedAction): Button => ({
  ...{ label: 'Break-glass', words: ['break-glass', ...words], style: 'danger', confirm: prepared.effect },
  asks: { title: 'Do it alone', label: 'Why without a second person?' },
});

const settling = ({ words }: AskedAction, label: string, answer: string): Button => ({
  ...{ label, words: ['settle', ...words, answer] },
  confirm: 'You have looked at the tier, and everybody will take this for what happened.',
});
