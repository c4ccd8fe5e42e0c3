import type { ReviewedAction } from '../tiers/reviewed-action.ts';
import { Unasked } from '../tiers/unasked.ts';
import { type ActionAddress, asOperator, said } from './operator.ts';
import { read } from './read.ts';

/** What can be done at a tier, what the login may not do, and what the tier has nothing for. */
export type Operating = {
  may: readonly string[];
  mayNot: readonly { action: string; why: string }[];
  lacks: readonly string[];
};

/** Which of a tier's actions its login for actions may do, by having the server plan each without running it. */
export async function operating(address: ActionAddress, actions: readonly ReviewedAction[]): Promise<Operating> {
  const may: string[] = [];
  const lacks: string[] = [];
  const mayNot: { action: string; why: string }[] = [];
  for (const action of actions.filter(
    (one) => !one.does && (one.on ?? address.name) === address.name && isFor(one, address),
  )) {
    try {
      await asOperator(address, action, ({ connection }, { sql, parameters }) =>
        read(
          connection,
          action.builds ? sql : `explain ${sql}`,
          parameters.map(() => null),
          caps,
          AbortSignal.timeout(5000),
        ),
      );
      may.push(action.name);
    } catch (error) {
      if (error instanceof Unasked) lacks.push(action.name);
      else mayNot.push({ action: action.name, why: said(error) });
    }
  }
  return { may, mayNot, lacks };
}

const isFor = ({ on, tiers }: ReviewedAction, { name }: ActionAddress): boolean => on === name || tiers.includes(name);

const caps = { limitMs: 4000, rows: 500, bytes: 1_000_000 };
