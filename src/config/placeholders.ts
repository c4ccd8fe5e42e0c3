import type { Problem } from '../problems.ts';
import type { Person } from './people.ts';
import type { Config } from './schemas.ts';

/** What still stands in for a real person, channel or address. Production refuses it, because a page to it reaches nobody. */
export function placeholders(config: Config): Problem[] {
  return [
    ...config.people.flatMap((person) => personPlaceholders(person)),
    ...config.outside.flatMap(({ name, url, email, phone }) => [
      ...found(`config/people.yml: outside/${name}/url`, url, isBracketed, 'the real address'),
      ...found(`config/people.yml: outside/${name}/email`, email, isNobodysMail, 'a real mail address'),
      ...found(`config/people.yml: outside/${name}/phone`, phone, isNobodysPhone, 'a real number in digits'),
    ]),
    ...found('config/severities.yml: team_channel', config.teamChannel, isNoChannel, aChannel),
    ...config.schedules.flatMap(({ name, channel }) =>
      found(`config/schedules.yml: schedules/${name}/channel`, channel, isNoChannel, aChannel),
    ),
  ];
}

function personPlaceholders({ name, slack, email }: Person): Problem[] {
  const at = `config/people.yml: people/${name}`;
  return [
    ...found(
      `${at}/slack`,
      slack,
      isNoMember,
      'a member id such as U024BE7LH, from the profile in Slack under "Copy member ID"',
    ),
    ...found(`${at}/email`, email, isNobodysMail, 'a real mail address'),
  ];
}

const found = (
  where: string,
  value: string | undefined,
  isPlaceholder: (value: string) => boolean,
  expected: string,
) =>
  value !== undefined && isPlaceholder(value)
    ? [{ where, what: `"${value}" is a placeholder; expected ${expected}` }]
    : [];

const aChannel = "a channel id such as C024BE7LR, at the foot of the channel's details in Slack";
const isNoMember = (id: string) => !/^[UW][A-Z0-9]{6,}$/.test(id);
const isNoChannel = (id: string) => !/^[CG][A-Z0-9]{6,}$/.test(id);
const isBracketed = (text: string) => /\[[^\]]*\]/.test(text);
/** Domains that are reserved for examples never get mail. */
const isNobodysMail = (mail: string) => /[@.](example|example\.(com|net|org)|test|invalid|localhost)$/i.test(mail);
/** 555 and letters are the numbers of films. */
const isNobodysPhone = (phone: string) => /[a-z]|\b555\b/i.test(phone);
