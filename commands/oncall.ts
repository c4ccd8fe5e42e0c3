import { channelsOf, type Outside } from '../src/config/people.ts';
import type { Config } from '../src/config/schemas.ts';
import { nothing } from '../src/dispatch/arguments.ts';
import { command } from '../src/dispatch/command.ts';
import { termsOf } from '../src/incidents/terms.ts';
import { message, note, type Part, table, title } from '../src/messages/message.ts';
import { onCall, onCallTable } from '../src/paging/oncall.ts';

export const oncall = command({
  name: 'oncall',
  chapter: 'Incidents',
  summary: 'Who would be paged now, when and how: for each severity, and for each type with a path of its own',
  example: '/db oncall',
  args: nothing,
  run(_, { config }) {
    const bySeverity = config.severities.map(({ name }) => ({ name, path: termsOf(config, '', name).path }));
    const byType = config.incidentTypes.flatMap(({ name, path, severity }) =>
      path === undefined ? [] : { name, path: termsOf(config, name, severity).path },
    );
    const rows = onCall([...bySeverity, ...byType]);
    const reach = (key: string) => config.people.filter(({ name }) => name === key).flatMap(channelsOf);
    const summary = 'Who would be paged now';
    return message(summary, title(summary), table(onCallTable(rows, reach)), ...outside(config));
  },
});

/** Whom people turn to themselves; the bot pages none of them. */
const outside = ({ outside }: Config): Part[] =>
  outside.length === 0 ? [] : [note(`From outside, never paged: ${outside.map(contact).join('; ')}`)];

const contact = ({ title, url, email, phone }: Outside): string =>
  [title, ...[url, email, phone].filter((one) => one !== undefined)].join(' ');
