import type { Problem } from '../problems.ts';
import { columnProblems, noValues, unrun } from '../tiers/prove.ts';
import type { Reviewed, Wording } from '../tiers/reviewed.ts';
import type { Column } from '../tiers/tiers.ts';
import { columnsOf } from './answer.ts';
import { fits } from './lack.ts';
import type { Lane } from './lane.ts';
import { read } from './read.ts';
import type { Session } from './session.ts';
import { silence } from './silence.ts';

/** What a tier says of one text of a question; without columns when it can't be asked it. */
export type ProvenText = { question: string; place: string; columns?: readonly Column[]; problems: readonly Problem[] };

/** Has a tier look at every text of its questions that it can be asked, without running any; says what does not fit. */
export async function prove(tier: string, lane: Lane<Session>, questions: readonly Reviewed[]): Promise<ProvenText[]> {
  const found: ProvenText[] = [];
  for (const question of questions) {
    for (const wording of question.wordings) {
      const one = await proven(tier, lane, question, wording);
      found.push({ question: question.name, place: tier, ...one });
      // A tier that does not answer is not waited for again with each of its texts.
      if (one.problems.some(({ where }) => where === tier)) return found;
    }
  }
  return found;
}

type Found = Omit<ProvenText, 'question' | 'place'>;

async function proven(tier: string, lane: Lane<Session>, question: Reviewed, wording: Wording): Promise<Found> {
  const deadline = AbortSignal.timeout(5000);
  const failed = (error: unknown, phase: 'connecting' | 'asking') =>
    silence(error, { tier, place: tier, question: question.name, role: '', ms: 5000, phase, limitMs: caps.limitMs })
      .sentence;
  const taken = await lane.take(deadline).catch((error: unknown) => ({ error }));
  if ('error' in taken) return { problems: [{ where: tier, what: failed(taken.error, 'connecting') }] };
  const { connection, has } = taken.held;
  try {
    // No console is asked here, so every tier can look at a text for the answers of one.
    if (!fits({ ...has, console: true }, wording)) return { problems: [] };
    const { fields } = await read(connection, unrun(wording), noValues(question, wording), caps, deadline);
    const columns = columnsOf(wording, fields);
    return { columns, problems: columnProblems(wording, columns) };
  } catch (error) {
    return { problems: [{ where: wording.file, what: failed(error, 'asking') }] };
  } finally {
    lane.give(taken.held);
  }
}

const caps = { limitMs: 4000, rows: 1, bytes: 1_000_000 };
