import { type Asked, answered, type Verdict } from './tiers.ts';

// A tier that gave no answer is worse than any answer: nobody knows how it is.
const order = ['silent', 'refuses', 'rejects the login', 'critical', 'fails', 'lacks', 'unknown', 'warning', 'ok'];

/** How bad an answer is, or the lack of one; the smaller the worse. */
export const rank = (one: Asked | Verdict): number =>
  order.indexOf(typeof one === 'string' ? one : answered(one) ? one.verdict : one.kind);

export const worstFirst = (one: Asked, other: Asked): number => rank(one) - rank(other);
