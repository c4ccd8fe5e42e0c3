import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import type { Finding } from '../src/dispatch/context.ts';
import { message, text, title } from '../src/messages/message.ts';
import { bold, type Span } from '../src/messages/text.ts';

export const doctor = command({
  name: 'doctor',
  chapter: 'The bot',
  summary: 'Examine the bot itself: journal, tiers, logins, settings, limits, ways to page',
  example: '/db doctor',
  args: nothing,
  async run(_, { examine }) {
    const findings = [...(await examine())].sort((one, other) => order[one.state] - order[other.state]);
    const wrong = findings.filter(({ state }) => state !== 'ok').length;
    const summary =
      wrong === 0
        ? `All ${findings.length} findings are well`
        : `${wrong} of ${findings.length} findings want attention`;
    return message(summary, title(summary), text(...findings.flatMap(entry).slice(1)));
  },
});

const order = { broken: 0, warning: 1, ok: 2 } as const;
const mark = { broken: '✖ broken', warning: '▲ warning', ok: '✔ ok' } as const;

const entry = ({ what, state, says }: Finding): Span[] => ['\n', `${mark[state]}  `, bold(what), `  ${says}`];
