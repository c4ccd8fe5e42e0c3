import type { Config } from '../src/config/schemas.ts';
import { oneOf, optional, rest, someOf } from '../src/dispatch/argument.ts';
import { takes } from '../src/dispatch/arguments.ts';
import { changeBy } from '../src/dispatch/change.ts';
import { type Command, command } from '../src/dispatch/command.ts';
import type { Context } from '../src/dispatch/context.ts';
import { open as opened } from '../src/incidents/decisions.ts';
import { termsOf } from '../src/incidents/terms.ts';
import type { FactOf } from '../src/journal/facts.ts';
import { buttons, type Message, message, sentence, text } from '../src/messages/message.ts';
import { typed } from '../src/messages/plain.ts';
import { addressee } from '../src/paging/addressee.ts';

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
      return answer(context, await recorded(context, { type, severity, tiers: on, title }));
    },
  });

/** A severity that nobody meant is seen at once: `low disk space` in a title without quotes is one. */
function answer({ config, commands, may }: Context, { number, incidentType, severity, path }: Opened): Message {
  const open = `Incident ${number} is open. It is ${severity}`;
  const [first] = path?.levels ?? [];
  if (first) {
    const names = first.people.map((key) => addressee(config, key)?.name ?? key);
    return sentence(`${open}; paged first: ${names.join('; ')}. Its room is on its way.`);
  }
  const words = ['severity', String(number), severityThatPages(config, incidentType)];
  const mayRaise = commands().some((one) => one.name === 'severity' && may(one));
  const said = `${open}: nobody is paged. To page, ${mayRaise ? 'raise it' : 'have an operator raise it'}: ${typed(words)}`;
  return message(said, text(said), ...(mayRaise ? [buttons({ label: `Raise to ${words.at(-1)}`, words })] : []));
}

/** What the type is opened with when nobody says otherwise, unless that pages nobody too. */
function severityThatPages(config: Config, typeName: string): string {
  const paging = names(config.severities.filter(({ path }) => path !== undefined));
  const usual = config.incidentTypes.find(({ name }) => name === typeName)?.severity;
  return paging.find((name) => name === usual) ?? paging.at(-1) ?? 'critical';
}

const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);

type Opened = FactOf<'opened'>;
type Asked = { type: string; severity: string | undefined; tiers: readonly string[]; title: string | undefined };

async function recorded(context: Context, asked: Asked): Promise<Opened> {
  const { journal, worker, call, tend } = context;
  const change = { ...changeBy(call), worker };
  const { stream, lease, added } = await journal.open((number) => facts(context, asked, number), change);
  if (lease) tend.now(stream, lease);
  const [opened] = added.flatMap(({ fact }) => (fact.type === 'opened' ? fact : []));
  if (!opened) throw new Error(`${stream} has no opening.`);
  return opened;
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
