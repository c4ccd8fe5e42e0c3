import { JournalUnreachable } from '../journal/journal.ts';
import { type Message, withButton } from '../messages/message.ts';
import { glance } from '../tiers/glance.ts';
import { gapOf, glanced, type Light } from '../tiers/light.ts';
import { holding } from '../tiers/remarks.ts';
import { type Asked, answered, type Tiers } from '../tiers/tiers.ts';
import type { Context } from './context.ts';

/** The tiers at a glance: as one person sees it, with a button to share it, and as a room does. */
export type Status = { own: Message; open: Message; at: string | undefined };

/** In an incident everybody asks at once: who asks while the same is being asked gets the same answer. */
export function status(context: Asker): Promise<Status> {
  const asking = underWay.get(context.tiers) ?? now(context).finally(() => underWay.delete(context.tiers));
  underWay.set(context.tiers, asking);
  return asking;
}

type Asker = Pick<Context, 'tiers' | 'lights' | 'config'>;

const underWay = new WeakMap<Tiers, Promise<Status>>();

async function now({ tiers, lights, config }: Asker): Promise<Status> {
  const [asked, before] = await Promise.all([Promise.all(asking(tiers)), lights.all().catch(unreachable)]);
  const fresh = before?.filter((light) => light.ageMs <= gapOf(everyMs(config, light)));
  const remarks = holding(config.remarks, asked, tiers.expect);
  const open = glance({ asked, questions: tiers.questions, lights: fresh, remarks });
  const own = withButton(open, { label: 'Share in this room', words: ['share', 'status'] });
  return { own, open, at: asked.find(answered)?.at };
}

const asking = ({ names, questions, ask }: Tiers): Promise<Asked>[] => {
  const known = questions.filter(({ name }) => glanced.some((one) => one === name));
  return names.flatMap((tier) => known.filter((one) => one.tiers.includes(tier)).map(({ name }) => ask(name, tier)));
};

function unreachable(error: unknown): undefined {
  if (!(error instanceof JournalUnreachable)) throw error;
}

const everyMs = ({ tiers }: Context['config'], { tier }: Light): number =>
  tiers.find(({ name }) => name === tier)?.sampleEveryMs ?? 0;
