import type { FactOf, History } from '../journal/facts.ts';
import { buttons, type Message, message, text } from '../messages/message.ts';
import { attemptsFrom } from '../paging/attempt.ts';
import { askedPages, type PagingNow } from '../paging/due.ts';
import type { Wanted } from './need.ts';
import { pageNeed } from './page-needs.ts';
import type { TendSettings } from './settings.ts';

/** The pages of a stream that can't be shown: to the first level, else to the last resort, and never but once. */
export function poisoned(stream: string, history: History, settings: TendSettings, at: PagingNow): Wanted[] {
  if (!stream.startsWith('incident/')) return [];
  const opened = history.map(({ fact }) => fact).find((fact): fact is FactOf<'opened'> => fact.type === 'opened');
  const people = opened?.path?.levels[0]?.people ?? settings.lastResort;
  const since = history[0]?.at ?? at.now;
  const attempts = attemptsFrom(history);
  const number = opened?.number ?? Number.parseInt(stream.slice('incident/'.length), 10);
  const says = { number, severity: opened?.severity ?? 'unknown', message: bare(number, opened?.severity) };
  return askedPages({ attempts }, 'poison', { people, at: since }, at).map((page) => pageNeed(page, says));
}

function bare(number: number, severity: string | undefined): Message {
  const words = `Incident ${number}${severity ? `, ${severity}` : ''}: its details can't be shown. Look at it now.`;
  return message(words, text(words), buttons({ label: 'Acknowledge', words: ['ack', String(number)] }));
}
