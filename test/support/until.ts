import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is as wanted. The test's own time limit ends what never comes. */
export async function until<Answer>(ask: () => Promise<Answer>, wanted: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await wait(25);
  }
}
