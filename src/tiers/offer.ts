import type { Button } from '../messages/message.ts';
import type { Answer, Question, Row } from './tiers.ts';

/** An action that a question offers for its rows, with the columns that are its words. */
export type Offer = { action: string; columns: readonly string[] };

/** A button for one row of an answer. */
export type Offered = { row: number; button: Button };

/** `cancel pid backend_us query_us`; undefined for anything else. */
export function offerFrom(text: string): Offer | undefined {
  const [action, ...columns] = text.split(/\s+/);
  const sound = [action, ...columns].every((word) => word !== undefined && /^[a-z][\w-]*$/.test(word));
  return action !== undefined && columns.length > 0 && sound ? { action, columns } : undefined;
}

type Offering = {
  /** Whether this person may do it, and the action could be done to that row. */
  may: (action: string, row: number) => boolean;
  /** Words that were said already and did not help: the next offer takes their place. */
  tried?: readonly (readonly string[])[];
};

/** For each of the first rows the first action that can be done to it: what does less harm stands first in the file. */
export function offered({ offers = [], view }: Question, answer: Answer, { may, tried = [] }: Offering): Offered[] {
  const targets = answer.rows.flatMap((row, index) => (view === 'tree' && row.depth !== 0 ? [] : [{ row, index }]));
  return targets
    .flatMap(({ row, index }) => {
      const possible = offers.filter(({ action }) => may(action, index)).map((offer) => wordsFor(offer, answer, row));
      const words = possible.find((one) => one && !tried.some((before) => sameWords(one, before)));
      return words ? [{ row: index, words }] : [];
    })
    .filter(({ words }, index, all) => all.findIndex((other) => sameWords(other.words, words)) === index)
    .slice(0, most)
    .map(({ row, words }) => ({ row, button: buttonFor(words) }));
}

const most = 3;

/** With the values that tell this row from any other: a pid may be somebody else's by the time it is pressed. */
function wordsFor({ action, columns }: Offer, { tier }: Answer, row: Row): string[] | undefined {
  const values = columns.map((name) => row[name]);
  return values.some((value) => value === null || value === undefined)
    ? undefined
    : [action, tier, ...values.map(String)];
}

/** Of an id its first eight digits, which fit on a button of a phone; of many ids how many they are. */
export function brief(word: string): string {
  const count = word.split(',').length;
  if (count > 1 && /^[0-9a-f,-]{20,}$/i.test(word)) return `(${count} values)`;
  return word.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/i, '$1');
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index]);

const buttonFor = (words: readonly string[]): Button => {
  const [action = '', , target = ''] = words;
  return { label: `${action} ${brief(target)}`.slice(0, 70), words, style: 'danger' };
};
