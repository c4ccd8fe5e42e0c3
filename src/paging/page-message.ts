import type { Cause } from '../journal/incident-facts.ts';
import { type Button, buttons, type Message, message, note, type Part, text, title } from '../messages/message.ts';
import { typed } from '../messages/plain.ts';
import { bold, channel, person, type Span, time } from '../messages/text.ts';
import type { Sign } from '../tiers/signs.ts';
import type { Ask } from './due.ts';
import { giveUpdate } from './words.ts';

/** All that a page says. */
export type PageAbout = {
  number: number;
  severity: string;
  title: string;
  cause?: Cause | undefined;
  openedAt: Date;
  /** The channel of the incident, once there is one. */
  room?: string | undefined;
  signs: readonly Sign[];
  /** Which level of how many, and whether it is paged again; none for a page that somebody asked for. */
  rung?: { level: number; of: number; again: boolean } | undefined;
  asked?: Pick<Ask, 'by' | 'why' | 'wants'> | undefined;
  /** Whether the path or whoever asked for it still wants this page to be answered. */
  wanted: boolean;
  next?: { names: readonly string[]; at: Date } | undefined;
  lateMs?: number | undefined;
  lead?: { by: string; at: Date } | undefined;
  /** When a person last said something about it. */
  lastWordAt: Date;
  resolved?: { by: string; at: Date } | undefined;
};

/** What a page says; once somebody has the incident it says who, and carries no button. */
export function pageMessage(about: PageAbout): Message {
  const { number, severity } = about;
  const heading = `${severity.toUpperCase()} · Incident ${number}: ${about.title}`;
  const over = ending(about);
  if (over) return message([...over, ` ${heading}`], title(heading), text(over), ...roomPart(about));
  const answer = answerTo(about);
  return message(
    answer ? `${heading}. ${answer.label}: ${typed(answer.words)}` : heading,
    title(heading),
    text(why(about)),
    ...(about.signs.length > 0 ? [text(signsText(about.signs))] : []),
    ...roomPart(about),
    ...(answer ? [buttons({ ...answer, style: 'primary' })] : []),
    note(ladder(about)),
  );
}

/** What answers it; whoever is asked for company while somebody has it has nothing to press. */
function answerTo({ number, asked, lead }: PageAbout): Button | undefined {
  if (asked?.wants === 'update') return giveUpdate(String(number));
  return asked && lead ? undefined : { label: 'Acknowledge', words: ['ack', String(number)] };
}

/** What the vital signs meant, a line for each tier that is not well; tiers on one server often have one line together. */
export const signsText = (signs: readonly Sign[]): Span[] =>
  unwell(signs).flatMap(({ tier, why, state }, index) => [
    index === 0 ? '' : '\n',
    // Why a tier is silent is a sentence that names it.
    ...(state === 'silent' ? why : [bold(tier), ' ', ...(why.length > 0 ? why : [state])]),
  ]);

/** Where all is well, one word says so. */
const unwell = (signs: readonly Sign[]): readonly Sign[] => {
  const found = signs.filter(({ state }) => state !== 'ok');
  return found.length > 0
    ? together(found)
    : [{ tier: 'Vital signs', state: 'ok', why: [`of ${signs.length} tiers ok`] }];
};

const together = (signs: readonly Sign[]): readonly Sign[] => {
  const alike = new Map<string, Sign>();
  for (const { tier, ...said } of signs) {
    const same = JSON.stringify(said);
    alike.set(same, { ...said, tier: [alike.get(same)?.tier ?? [], tier].flat().join(', ') });
  }
  return [...alike.values()];
};

/** What was seen: value, rule and since when; or when it was opened, if nobody measured. */
export function seen({ cause, openedAt }: Pick<PageAbout, 'cause' | 'openedAt'>): Span[] {
  if (!cause) return ['Opened at ', time(openedAt), '.'];
  const where = [cause.tier, cause.label].filter((word) => word !== undefined).join(' ');
  return [`${where ? `${where}: ` : ''}${cause.value}`, `, rule ${cause.rule}, since `, ...moment(cause.since), '.'];
}

function ending({ lead, resolved, rung, wanted }: PageAbout): Span[] | undefined {
  if (resolved) return ['Resolved by ', person(resolved.by), ' at ', time(resolved.at), '. Nothing more to do.'];
  if (!lead || wanted) return undefined;
  return [person(lead.by), rung ? ' acknowledged at ' : ' has it since ', time(lead.at), '. Nothing more to do.'];
}

function why({ asked, lead, lastWordAt, rung, ...about }: PageAbout): Span[] {
  const words = asked ? askedBecause(asked) : [];
  const has: Span[] = lead ? ['\n', person(lead.by), ' has it since ', time(lead.at)] : [];
  const silent: Span[] = lead && (rung || asked?.wants) ? ['; the last word was at ', time(lastWordAt)] : [];
  return [...words, ...seen(about), ...has, ...silent, ...(lead ? ['.'] : [])];
}

function askedBecause({ by, why, wants }: Pick<Ask, 'by' | 'why' | 'wants'>): Span[] {
  if (wants === 'update') return ['An update is overdue.\n'];
  return [person(by), ` asks for you${why ? `: ${why}` : ''}.\n`];
}

const roomPart = ({ room }: PageAbout): Part[] => (room ? [text(['It is worked on in ', channel(room), '.'])] : []);

/** Which rung this is, who is next and when. */
function ladder({ rung, next, lateMs }: PageAbout): Span[] {
  const late = lateMs === undefined ? '' : `, ${Math.round(lateMs / 1000)} s late`;
  const here = rung ? `${rung.level + 1} of ${rung.of}${rung.again ? ', again' : ''}${late}` : `Asked for${late}`;
  return next ? [`${here} · next: ${next.names.join(', ')} at `, time(next.at)] : [here];
}

/** The moment that was written down, in the reader's zone. */
export function moment(written: string): Span[] {
  const at = new Date(written);
  return [Number.isNaN(at.getTime()) ? written : time(at)];
}
