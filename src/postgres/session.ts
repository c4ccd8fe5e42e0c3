import type { Reviewed } from '../tiers/reviewed.ts';
import { type Capabilities, capabilities } from './capabilities.ts';
import { type Connection, connect } from './connection.ts';
import { lacking } from './lack.ts';

/** A connection, what its tier has, and which of its questions cannot be asked, as JSON. */
export type Session = {
  connection: Connection;
  has: Capabilities;
  lacks: () => string;
  /** Looks anew at what the tier has. */
  look: () => Promise<void>;
};

/** Logs in and looks once at what the tier has of what these questions need; each of the two may take two seconds. `console`: whether the tier names one. */
export async function openSession(url: string, questions: readonly Reviewed[], console: boolean): Promise<Session> {
  const connection = await connect(url, 2000);
  try {
    const needs = questions.flatMap(({ wordings }) => wordings.flatMap(({ requires }) => requires));
    const seen = async () => ({ ...(await capabilities(connection, needs, AbortSignal.timeout(2000))), console });
    const session: Session = {
      connection,
      has: await seen(),
      lacks: () => JSON.stringify(lacksOf(questions, session.has)),
      look: async () => {
        session.has = await seen();
      },
    };
    return session;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

const lacksOf = (questions: readonly Reviewed[], has: Capabilities): object[] =>
  questions.flatMap((question) => {
    const lack = lacking(has, question);
    return lack ? [{ question: question.name, ...lack }] : [];
  });
