import type { Problem } from '../problems.ts';
import { columnProblems, noValues, unrun } from '../tiers/prove.ts';
import type { Reviewed, Wording } from '../tiers/reviewed.ts';
import { column } from './answer.ts';
import { met } from './capabilities.ts';
import type { Lane } from './lane.ts';
import { read } from './read.ts';
import type { Session } from './session.ts';
import { silence } from './silence.ts';

/** Has a tier look at every text that it can be asked, without running any, and says what does not fit. */
export async function prove(tier: string, lane: Lane<Session>, questions: readonly Reviewed[]): Promise<Problem[]> {
  const asked = questions.filter((question) => (question.ask ?? (question.tiers.includes(tier) ? tier : '')) === tier);
  const problems: Problem[] = [];
  for (const question of asked) {
    for (const wording of question.wordings) problems.push(...(await proven(tier, lane, question, wording)));
  }
  return problems;
}

async function proven(tier: string, lane: Lane<Session>, question: Reviewed, wording: Wording): Promise<Problem[]> {
  const deadline = AbortSignal.timeout(5000);
  const failed = (error: unknown, phase: 'connecting' | 'asking') =>
    silence(error, { tier, place: tier, question: question.name, role: '', ms: 5000, phase, limitMs: caps.limitMs })
      .sentence;
  const taken = await lane.take(deadline).catch((error: unknown) => ({ error }));
  if ('error' in taken) return [{ where: tier, what: failed(taken.error, 'connecting') }];
  const { connection, has } = taken.held;
  try {
    if (!wording.requires.every((need) => met(has, need))) return [];
    const { fields } = await read(connection, unrun(wording), noValues(question), caps, deadline);
    return columnProblems(
      wording,
      fields.map(({ name, dataTypeID }) => column(name, dataTypeID, wording)),
    );
  } catch (error) {
    return [{ where: wording.file, what: failed(error, 'asking') }];
  } finally {
    lane.give(taken.held);
  }
}

const caps = { limitMs: 4000, rows: 1, bytes: 1_000_000 };
