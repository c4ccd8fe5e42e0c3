import { textOf } from '../../src/sandbox/slack/json.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { EntryOf } from '../../src/sandbox/slack/log.ts';
import { roundTrips } from './chain.ts';

export type RoundTrips = { firstPage: number; opening: number };

type Call = EntryOf<'called'>;

/**
 * Has ana open an incident with a room of its own, and counts how often the bot waited for Slack on the way. Each call
 * takes so long that what does not wait for another is under way beside it.
 */
export async function openingCounted(slack: LocalSlack): Promise<RoundTrips> {
  const since = slack.log.entries.length;
  const answered = async (fits: (call: Call) => boolean): Promise<number> =>
    (await slack.waitFor('called', (call) => call.status === 200 && fits(call), { since })).call;

  const slow = slack.fault('*', { kind: 'slow', ms: 1_000 }, { times: 1_000 });
  await slack.types('ana', 'database', '/db open database-outage oltp');
  const done = [
    answered(isPost(/^D/)),
    answered(({ method }) => method === 'conversations.create'),
    answered(({ method }) => method === 'conversations.invite'),
    answered(({ method }) => method === 'pins.add'),
    answered(isPost(/^C/, /"id":"[^"]*\/checklist\//)),
  ];
  const [page = 0, ...opened] = await Promise.all(done);
  slow.lift();
  const entries = slack.log.entries.slice(since);
  return { firstPage: roundTrips(entries, [page]), opening: roundTrips(entries, opened) };
}

/** A message whose `metadata` names what it is. */
const isPost =
  (where: RegExp, what = /./) =>
  ({ method, args }: Call): boolean =>
    method === 'chat.postMessage' &&
    where.test(textOf(args.channel) ?? '') &&
    what.test((typeof args.metadata === 'string' ? args.metadata : JSON.stringify(args.metadata)) ?? '');
