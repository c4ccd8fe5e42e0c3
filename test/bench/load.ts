import type { Answered, LeanSlack } from './lean-slack.ts';

/** Sends `count` commands, `atOnce` under way at any time; `text` says which is the n-th. */
export async function load(
  slack: LeanSlack,
  { count, atOnce, text }: { count: number; atOnce: number; text: (n: number) => string },
): Promise<Answered[]> {
  const answers: Answered[] = [];
  let next = 0;
  const person = async () => {
    while (next < count) answers.push(await slack.command(text(next++)));
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  return answers;
}
