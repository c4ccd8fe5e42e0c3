import { type Button, buttons, type Field, fields, type Message, message, text, title } from '../messages/message.ts';
import { bold, channel, person, type Span, type Text, time } from '../messages/text.ts';
import { seen, signsText } from '../paging/page-message.ts';
import { signs } from '../tiers/signs.ts';
import type { Incident } from './incident.ts';
import { pagingNow } from './paging-now.ts';
import type { TendSettings } from './settings.ts';

/** The one message that shows an incident as it is now. It is rewritten in place. */
export function card(incident: Incident, settings: TendSettings): Message {
  const { severity, called, state } = incident;
  const stored = signs(incident.evidence?.asked ?? []);
  return message(
    `${called}, ${severity}, ${state}: ${incident.title}`,
    title(`${called}: ${incident.title}`),
    fields(...facts(incident, settings)),
    text(seen(incident)),
    ...(stored.length > 0 ? [text(signsText(stored))] : []),
    buttons(...buttonsFor(incident)),
  );
}

function facts(incident: Incident, settings: TendSettings): Field[] {
  const { severity, tiers, openedAt, openedBy, room } = incident;
  return [
    { label: 'Severity', value: [bold(severity), ` · ${incident.type}`] },
    { label: 'State', value: stateWords(incident) },
    { label: 'Tiers', value: tiers.length > 0 ? tiers.join(', ') : 'not said' },
    { label: 'Opened', value: [time(openedAt), ' by ', person(openedBy)] },
    ...(incident.closed ? [] : [{ label: 'Paging', value: pagingNow(incident, settings) }]),
    ...(room && incident.rooms.length > 1 ? [{ label: 'Room', value: [channel(room.channel)] }] : []),
  ];
}

/** `open, nobody has it yet`; who has it since when; who ended it. */
function stateWords({ state, lead, resolved }: Incident): Text {
  if (resolved)
    return [bold('resolved'), ' by ', person(resolved.by), ' at ', time(resolved.at), ...said(resolved.text)];
  if (lead) return [bold(state), ': ', person(lead.by), ' has it since ', time(lead.at)];
  return [bold(state), ', nobody has it yet'];
}

const said = (words: string | undefined): Span[] => (words ? [`: ${words}`] : []);

/** Only what makes sense now. */
function buttonsFor({ word, called, state, running }: Incident): Button[] {
  const timeline: Button = { label: 'Timeline', words: ['timeline', word] };
  if (state === 'resolved') return [{ label: 'Report', words: ['report', word] }, reopen(word), timeline];
  const acknowledge: Button = { label: 'Acknowledge', words: ['ack', word], style: 'primary' };
  const next: Button = { label: 'Page the next level now', words: ['page', word] };
  const paging = running ? [acknowledge, next] : state === 'open' ? [acknowledge] : [];
  return [...paging, note(word), resolve(word, called), timeline];
}

const note = (word: string): Button => ({
  label: 'Add a note',
  words: ['note', `#${word}`],
  asks: { title: 'Add a note', label: 'What have you found or done?' },
});

const resolve = (word: string, called: string): Button => ({
  label: 'Resolve',
  words: ['resolve', word],
  confirm: `${called} ends and nobody is paged for it any more.`,
});

const reopen = (word: string): Button => ({
  label: 'Reopen',
  words: ['reopen', `#${word}`],
  asks: { title: 'Reopen', label: 'What is back?' },
});
