import { lineOf } from '../tiers/action-rules.ts';
import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import { Unasked } from '../tiers/unasked.ts';
import type { Act } from './act.ts';
import { type ActionAddress, asOperator, type Operator, said } from './operator.ts';
import { read } from './read.ts';
import { tracesOf } from './traces.ts';

/** What can be done at a tier (without what takes the rights of a table's owner, granted by a step of its runbook), what the login may not do, and what the tier has nothing for. */
export type Operating = {
  may: readonly string[];
  mayNot: readonly { action: string; why: string }[];
  lacks: readonly string[];
  /** Actions that would be rehearsed and can't be here, with what a rehearsal would leave behind. */
  unrehearsed: readonly { where: string; why: string }[];
};

/** Which of a tier's actions its login for actions may do, by having the server plan each without running it. */
export async function operating(address: ActionAddress, actions: readonly ReviewedAction[]): Promise<Operating> {
  const may: string[] = [];
  const lacks: string[] = [];
  const unrehearsed: { where: string; why: string }[] = [];
  const mayNot: { action: string; why: string }[] = [];
  for (const action of actions.filter(
    (one) => !one.does && (one.on ?? address.name) === address.name && isFor(one, address),
  )) {
    try {
      const traces = await asOperator(address, action, (session, { sql, parameters }) =>
        lookedAt(session, action, { sql, values: parameters.map(() => null) }),
      );
      if (!action.throughRunbook) may.push(action.name);
      if (traces.length > 0) unrehearsed.push({ where: lineOf(action, 'rehearse', 'yes'), why: traces.join(', ') });
    } catch (error) {
      if (error instanceof Unasked) lacks.push(action.name);
      else mayNot.push({ action: action.name, why: said(error) });
    }
  }
  return { may, mayNot, lacks, unrehearsed };
}

/** Has the server plan it; what a rehearsal of it would leave behind. */
async function lookedAt(session: Operator, { builds, rehearse }: ReviewedAction, statement: Omit<Act, 'limitMs'>) {
  const { sql, values } = statement;
  await read(session.connection, builds ? sql : `explain ${sql}`, values, caps, AbortSignal.timeout(5000));
  return rehearse ? tracesOf(session, statement) : [];
}

const isFor = ({ on, tiers }: ReviewedAction, { name }: ActionAddress): boolean => on === name || tiers.includes(name);

const caps = { limitMs: 4000, rows: 500, bytes: 1_000_000 };
