import { type AskedAction, actionsFrom } from '../actions/action.ts';
import { incidentMeant } from '../incidents/meant.ts';
import { Refusal } from '../refusal.ts';
import type { Argument } from './argument.ts';
import type { Context } from './context.ts';
import { whereOf } from './where.ts';

/** An action by the incident it belongs to and its number there, or by its own stream. */
export type ActionMeant = { place: string | undefined; number: number };

export const anAction: Argument<ActionMeant> = {
  usage: '[incident] <action>',
  take([first = '', second = '']) {
    if (/^action\/\w+$/.test(first)) return { value: { place: first, number: 1 }, used: 1 };
    if (isNumber.test(first) && /^\d{1,4}$/.test(second))
      return { value: { place: first.replace('#', ''), number: Number(second) }, used: 2 };
    if (!/^\d{1,4}$/.test(first)) return undefined;
    return { value: { place: undefined, number: Number(first) }, used: 1 };
  },
  otherwise: { expected: 'an action, such as 2, 7 2 for the second of incident 7, or action/3fa9c1d2' },
};

const isNumber = /^#?\d{1,9}$/;

export async function actionMeant(
  context: Pick<Context, 'journal' | 'config' | 'call'>,
  { place, number }: ActionMeant,
  [verb, ...rest]: readonly [string, ...string[]],
): Promise<AskedAction> {
  const stream = place?.startsWith('action/') ? place : await incidentsStream();
  const actions = actionsFrom((await context.journal.read(stream)).history);
  const found = actions.find((one) => one.number === number);
  if (found) return found;
  const known = actions.map((one) => one.number).join(', ');
  throw new Refusal(`There is no action ${number} in ${stream}${known === '' ? '' : `; there is ${known}`}.`);

  async function incidentsStream(): Promise<string> {
    const incident = place === undefined ? undefined : Number(place);
    const again = (chosen: string) => [verb, chosen, String(number), ...rest];
    return (await incidentMeant(whereOf(context), incident, again)).stream;
  }
}
