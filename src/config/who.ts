import type { Names } from '../messages/text.ts';
import type { Config } from './schemas.ts';

/** What people are called where they can't be mentioned: in mail, in reports. */
export const namesOf = ({ people }: Config): Names => ({
  person: (id) => people.find(({ slack, name }) => slack === id || name === id)?.title ?? id,
  channel: (id) => id,
});

/** Slack ids of everybody who can be paged. */
export const slackIds = ({ people }: Config): string[] => people.flatMap(({ slack }) => slack ?? []);
