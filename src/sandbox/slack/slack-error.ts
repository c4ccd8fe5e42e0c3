import type { JsonObject } from './json.ts';

/** The error code of an answer `{ ok: false, error }`, with what else the answer says. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  readonly more: JsonObject;

  constructor(code: string, more: JsonObject = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}
