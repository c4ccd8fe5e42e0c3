import { z } from 'zod';
import { mailAddress, name, named, text, variable } from './vocabulary.ts';

const person = z.strictObject({
  title: text,
  may: name,
  slack: text.optional(),
  email: mailAddress.optional(),
  phone: text.optional(),
  /** The name by which the pager behind the webhook knows this person. */
  webhook: text.optional(),
});

const outside = z
  .strictObject({ title: text, url: text.optional(), email: text.optional(), phone: text.optional() })
  .refine(({ url, email, phone }) => url ?? email ?? phone, "can't be reached; expected url, email or phone");

export const channelNames = ['slack', 'email', 'webhook'] as const;
export type ChannelName = (typeof channelNames)[number];

export const peopleFile = z.strictObject({
  /** Environment variables that hold the addresses and secrets of the channels. */
  channels: z.strictObject({
    email: z.strictObject({ url: variable, from: variable }),
    webhook: z.strictObject({ url: variable, secret: variable }),
  }),
  people: named(person),
  roles: named(z.strictObject({ title: text, people: z.array(name).min(1) })),
  outside: named(outside),
});

export type People = z.output<typeof peopleFile>;
export type Person = People['people'][number];
export type Outside = People['outside'][number];

/** The channels over which this person can be paged, as far as people.yml knows addresses. */
export const channelsOf = (person: Person): ChannelName[] =>
  channelNames.filter((channel) => person[channel] !== undefined);
