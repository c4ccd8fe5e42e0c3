import { maskedMail } from '../tiers/masking.ts';
import type { ActionWording, ReviewedAction } from '../tiers/reviewed-action.ts';
import { Unasked } from '../tiers/unasked.ts';
import { type Capabilities, capabilities } from './capabilities.ts';
import { type Connection, connect } from './connection.ts';
import { lackOf } from './lack.ts';
import { codeOf } from './silence.ts';

/** Where actions of a tier log in; a tier without an address can't be changed. */
export type ActionAddress = { name: string; actionUrl: string | undefined };

/** A connection of the login for actions, and what its tier has of what the action needs. */
export type Operator = { connection: Connection; has: Capabilities };

/** Works with a connection of the login for actions, which is made for it and ended after it. */
export async function asOperator<T>(
  address: ActionAddress,
  action: ReviewedAction,
  work: (session: Operator, wording: ActionWording) => Promise<T>,
): Promise<T> {
  if (address.actionUrl === undefined) {
    throw new Unasked(
      `Nothing can be changed on ${address.name}: its \`action_url\` in config/tiers.yml names no variable that is set.`,
    );
  }
  const session = await openOperator(address.actionUrl, action).catch((error: unknown) => {
    throw new Unasked(`${address.name} does not let the login for actions in: ${said(error)}.`);
  });
  try {
    return await work(session, fitting(action, address, session));
  } finally {
    session.connection.destroy();
  }
}

/** What the server said, without addresses of people, and its code. */
export function said(error: unknown): string {
  const code = codeOf(error);
  const text = maskedMail(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return code === '' ? text : `${text} (${code})`;
}

/** A server in trouble lets in slowly, and that is when something has to be done about it. */
const loginMs = 5000;

async function openOperator(url: string, { wordings }: ReviewedAction): Promise<Operator> {
  const connection = await connect(url, loginMs);
  const needs = wordings.flatMap(({ requires }) => requires);
  try {
    return { connection, has: await capabilities(connection, needs, AbortSignal.timeout(2000)) };
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

function fitting(action: ReviewedAction, { name }: ActionAddress, { has }: Operator): ActionWording {
  const lacks = action.wordings.map(({ requires }) => requires.flatMap((need) => lackOf(has, need)?.what ?? []));
  const found = action.wordings.find((_, index) => lacks[index]?.length === 0);
  if (found) return found;
  const what = lacks.map((each) => each.join(', ')).join('; or ');
  throw new Unasked(`${name} lacks what \`${action.name}\` changes: ${what}.`);
}
