import type { Channel, Delivery, Page } from '../../src/paging/channel.ts';

export type RememberingChannel = Channel & {
  /** Every page that was handed over, by person: `ana`, `ana`, `bo`. */
  paged: string[];
  pages: Page[];
  /** What the next deliveries answer, in order; after that they are sent. */
  answers: Delivery[];
  /** Deliveries wait until the returned function is called. */
  holdUp(): () => void;
};

/** A way to page people that remembers whom it paged. */
export function rememberingChannel(
  name: string,
  sent: (page: Page) => Delivery | Promise<Delivery> = plainly,
): RememberingChannel {
  const pages: Page[] = [];
  const paged: string[] = [];
  const answers: Delivery[] = [];
  let hold: Promise<void> | undefined;
  return {
    ...{ name, deadlineMs: 5000, pages, paged, answers },
    reaches: () => true,
    deliver: async (page) => {
      pages.push(page);
      paged.push(page.to.key);
      const answer = answers.shift() ?? (await sent(page));
      await hold;
      return answer;
    },
    holdUp: () => {
      let letGo = () => {};
      hold = new Promise((resolve) => {
        letGo = resolve;
      });
      return () => {
        hold = undefined;
        letGo();
      };
    },
  };
}

const plainly = (): Delivery => ({ outcome: 'sent' });
