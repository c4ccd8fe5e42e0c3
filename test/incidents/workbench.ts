import type { Snapshot } from '../../src/checklists/snapshot.ts';
import { acknowledge, open } from '../../src/incidents/decisions.ts';
import { headOf } from '../../src/incidents/head.ts';
import { type Incident, incidentFrom } from '../../src/incidents/incident.ts';
import type { TendSettings } from '../../src/incidents/settings.ts';
import { tend } from '../../src/incidents/tend.ts';
import { told } from '../../src/incidents/timeline.ts';
import type { World } from '../../src/incidents/world.ts';
import type { Fact, FactOf } from '../../src/journal/facts.ts';
import type { Lease } from '../../src/journal/journal.ts';
import type { Answer, Tiers } from '../../src/tiers/tiers.ts';
import { memoryJournal } from '../support/memory-journal.ts';
import { noActions } from '../support/no-actions.ts';
import { rememberingChannel } from '../support/remembering-channel.ts';
import { rememberingRooms } from '../support/remembering-rooms.ts';
import { at, opened, read } from './story.ts';

/** The roster's Slack ids are `U-ANA` and so on. */
export const settings: TendSettings = {
  teamChannel: 'C-TEAM',
  invited: () => ['U-GUS'],
  silentMs: () => 600_000,
  signing: () => ({ remindMs: 3_600_000, escalateMs: 10_800_000, people: ['ana', 'bo'] }),
  person: (key) => ({ key, name: key, slack: `U-${key.toUpperCase()}` }),
  keyOf: (slack) => slack.replace('U-', '').toLowerCase(),
  lastResort: ['hana'],
  recheckMs: 60_000,
  lateAfterMs: 10_000,
};

/** A worker over a memory journal, with a chat and two ways to page that remember; the clock stands at 09:00. */
export function workbench(more: Partial<World> = {}) {
  const memory = memoryJournal({ headOf });
  memory.clock.set(at('09:00'));
  const chat = rememberingRooms();
  const slack = rememberingChannel('slack', async ({ to, message, id }) => ({
    ...{ outcome: 'sent', post: await chat.rooms.page(to.slack ?? '', message, id) },
  }));
  const email = rememberingChannel('email');
  const tiers = rememberingTiers();
  const errors: unknown[] = [];
  const world: World = {
    ...{ worker: 'one', ...memory, rooms: chat.rooms, tiers, acting: noActions, channels: [slack, email] },
    ...{ settings: () => settings, renewMs: 1000, report: (error) => errors.push(error) },
    ...more,
  };
  const { journal, leases } = world;
  const quietly = { isStopping: () => false, onRing: () => () => undefined };

  return {
    ...{ world, chat, slack, email, tiers, errors, clock: memory.clock },
    async opens(fact: Partial<FactOf<'opened'>> = {}, runbook?: Snapshot): Promise<{ stream: string; lease: Lease }> {
      const change = { by: 'U-DEE', worker: world.worker };
      const { stream, lease } = await journal.open((number) => open(opened({ ...fact, number }), runbook), change);
      if (!lease) throw new Error('The opening took no lease.');
      return { stream, lease };
    },
    tends: (stream: string, lease: Lease) => tend({ world, stream, lease }, quietly),
    /** Whatever wants tending is tended until it is given back. */
    async tick(): Promise<void> {
      for (const { stream, lease } of await leases.claim(world.worker, 100))
        await tend({ world, stream, lease }, quietly);
    },
    records: (stream: string, by: string, ...facts: Fact[]) => journal.change(stream, () => facts, { by }),
    acknowledges: (stream: string, by: string) =>
      journal.change(stream, (history) => acknowledge(incidentFrom(history), { by }), { by }),
    incident: async (stream: string): Promise<Incident> => incidentFrom((await journal.read(stream)).history),
    timeline: async (stream: string) => told((await journal.read(stream)).history).map(({ said }) => read(said)),
  };
}

type RememberingTiers = Tiers & { asked: string[]; pending: number; silent: boolean };

/** Two tiers; the question `pools` answers with the pending connections that the test sets, wanted to be 5 at most. */
function rememberingTiers(): RememberingTiers {
  const tiers: RememberingTiers = {
    ...{ names: ['oltp', 'queue'], questions: [], asked: [], pending: 12, silent: false },
    ask: async (question, tier) => {
      tiers.asked.push(`${question} ${tier}`);
      if (!tiers.silent) return answer(question, tier, tiers.pending);
      return { tier, question, kind: 'silent', sentence: `${tier} did not answer within 5 s.`, ms: 5000 };
    },
    expect: () => ({ proven: tiers.pending <= 5, why: `pending is ${tiers.pending}` }),
  };
  return tiers;
}

const answer = (question: string, tier: string, pending: number): Answer => ({
  ...{ question, tier, arguments: [], at: at('09:00').toISOString(), ms: 3, role: 'reader', server: '18.4' },
  ...{ columns: [], rows: [{ pending }], truncated: false, verdict: pending > 5 ? 'critical' : 'ok' },
  ...{ because: [], notices: [], next: [] },
});

export const pools: Snapshot = {
  ...{ name: 'pools', title: 'Pools short of connections', hash: 'a1' },
  steps: [
    { number: 1, title: 'See which pools are short', ask: ['pools', 'oltp'], expect: 'rows.all(r, r.pending <= 5)' },
    { number: 2, title: 'Ask who deployed' },
  ],
};
