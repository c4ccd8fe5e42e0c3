import type { Config } from '../config/schemas.ts';
import type { Finding } from '../dispatch/context.ts';
import { compiled } from '../tiers/rule.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';

type Condition = Config['remarks'][number]['when'][number];

/** A remark whose rule speaks of a column that is not there is never said, and nobody would miss it. */
export async function remarksFinding(tiers: Tiers, remarks: Config['remarks']): Promise<Finding> {
  const wrong = await Promise.all(
    remarks.flatMap(({ name, when }) =>
      when.map(async (condition) => {
        const problem = await problemOf(tiers, condition);
        return problem === undefined ? [] : [`${name}: ${problem}`];
      }),
    ),
  );
  const found = wrong.flat();
  if (found.length === 0) return { what: 'remarks', state: 'ok', says: 'every one fits the answers it speaks of' };
  return {
    what: 'remarks',
    state: 'warning',
    says: `${found.length} ${found.length === 1 ? 'rule does' : 'rules do'} not fit: ${found.slice(0, 3).join('; ')}`,
  };
}

/** A tier that gives no answer is a finding of its own. */
async function problemOf(tiers: Tiers, { tier, question, rule }: Condition): Promise<string | undefined> {
  if (!tiers.questions.some((one) => one.name === question && one.tiers.includes(tier)))
    return `${question} is no question for ${tier}`;
  const asked = await tiers.ask(question, tier);
  const found = answered(asked) ? compiled(rule, asked.columns) : undefined;
  return found && 'problem' in found ? `on ${tier}, ${found.problem}` : undefined;
}
