import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { PostLost, RoomLost, Undone, Unknown } from '../messages/rooms.ts';
import { neverLeft } from './never-left.ts';

/** Slack certainly did not do it. `code` is Slack's own word. */
export class NotDone extends Undone {
  override readonly name = 'NotDone';
  readonly code: string;

  constructor(code: string, how: { final: boolean; waitSeconds?: number }, cause?: unknown) {
    super(`Slack did not do it: ${code}`, how, cause);
    this.code = code;
  }
}

export type SlackFailure = RoomLost | PostLost | Unknown | NotDone;

/** What an error of the web client means for what was asked. An error that nobody knows may have happened after all. */
export function failure(error: unknown): SlackFailure {
  if (isFailure(error)) return error;
  if (error instanceof WebAPIPlatformError) return refused(error);
  if (error instanceof WebAPIRateLimitedError) return slowDown(error.retryAfter, error);
  if (error instanceof WebAPIHTTPError) return answered(error);
  if (error instanceof WebAPIRequestError) return unanswered(error);
  if (error instanceof Error && error.message.startsWith('Retry header')) return slowDown(1, error);
  return new Unknown('Slack: the answer was lost.', { cause: error });
}

const isFailure = (error: unknown): error is SlackFailure =>
  error instanceof NotDone || error instanceof Unknown || error instanceof RoomLost || error instanceof PostLost;

function refused(error: WebAPIPlatformError): SlackFailure {
  const code = error.data.error;
  if (lostRooms.has(code)) return new RoomLost(`Slack: ${code}`, { cause: error });
  if (lostPosts.has(code)) return new PostLost(`Slack: ${code}`, { cause: error });
  if (limited.has(code)) return slowDown(1, error);
  if (halfDone.has(code) || !/^[a-z][a-z0-9_]*$/.test(code)) {
    return new Unknown(`Slack: ${code.slice(0, 80) || 'an empty answer'}`, { cause: error });
  }
  return new NotDone(code, { final: !passing.has(code) }, error);
}

const lostRooms = new Set(['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel', 'thread_not_found']);
const lostPosts = new Set(['message_not_found', 'edit_window_closed', 'cant_update_message']);
const limited = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** Slack says of these that part of it may have been done. */
const halfDone = new Set(['internal_error', 'fatal_error']);
const passing = new Set(['service_unavailable', 'request_timeout', 'team_added_to_org']);

const slowDown = (waitSeconds: number, cause: unknown): NotDone =>
  new NotDone('ratelimited', { final: false, waitSeconds }, cause);

/** A server that answers with an error of its own may have done what was asked before it failed. */
function answered(error: WebAPIHTTPError): SlackFailure {
  if (error.statusCode >= 500) return new Unknown(`Slack: HTTP ${error.statusCode}`, { cause: error });
  return new NotDone(`http_${error.statusCode}`, { final: false }, error);
}

function unanswered(error: WebAPIRequestError): SlackFailure {
  const reason = neverLeft(error.original);
  if (reason) return new NotDone(reason, { final: false }, error);
  return new Unknown(`Slack: ${error.original.message}`, { cause: error });
}
