import type { Config } from '../src/config/schemas.ts';
import { oneOf, optional, rest, someOf } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { open as opened } from '../src/incidents/decisions.ts';
import { termsOf } from '../src/incidents/terms.ts';
import { AlreadyOpen } from '../src/journal/journal.ts';
import { sentence } from '../src/messages/message.ts';
import { Refusal } from '../src/refusal.ts';

export const open = ({ incidentTypes, severities, tiers }: Config): Command =>
  command({
    name: 'open',
    chapter: 'Incidents',
    summary: 'Open an incident: people are paged, it gets its room and its runbook',
    example: '/db open connection-pool-exhaustion oltp primary_pool has no free connection',
    args: takes(oneOf('type', names(incidentTypes), 'a type of incident'))
      .and(optional(oneOf('severity', names(severities), 'a severity')))
      .and(someOf('tier', names(tiers)))
      .and(optional(rest('title', 'what is wrong'))),
    async run([type, severity, on, title], context) {
      const { number } = await recorded(context, { type, severity, tiers: on, title });
      return sentence(`Incident ${number} is open. Its room and its pages are on their way.`);
    },
  });

const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);

type Asked = { type: string; severity: string | undefined; tiers: readonly string[]; title: string | undefined };

async function recorded(context: Context, asked: Asked): Promise<{ number: number }> {
  const { journal, worker, call, tend } = context;
  try {
    const change = { ...changeBy(call), worker };
    const { stream, lease, added } = await journal.open((number) => facts(context, asked, number), change);
    if (lease) tend.now(stream, lease);
    const [first] = added;
    return { number: first?.fact.type === 'opened' ? first.fact.number : 0 };
  } catch (error) {
    if (error instanceof AlreadyOpen)
      throw new Refusal(`Incident ${error.listed.number} is open for the same trouble already.`);
    throw error;
  }
}

function facts({ config, library, call }: Context, { type, severity, tiers, title }: Asked, number: number) {
  const kind = config.incidentTypes.find(({ name }) => name === type);
  const chosen = severity ?? kind?.severity ?? 'high';
  const opening = {
    ...termsOf(config, type, chosen),
    ...{ number, incidentType: type, severity: chosen, tiers: [...tiers], title: title ?? kind?.title ?? type },
    ...(call.cause && { cause: call.cause }),
    ...(call.dedupKey !== undefined && { dedupKey: call.dedupKey }),
  };
  return opened(opening, kind?.runbook === undefined ? undefined : library.called(kind.runbook));
}
