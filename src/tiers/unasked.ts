import { Refusal } from '../refusal.ts';

/** Nobody could look, or may: nothing is known of the target, which is not to say that it is gone. */
export class Unasked extends Refusal {}
