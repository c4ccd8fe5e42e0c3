import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Arguments, argumentsFrom, given } from './arguments.ts';
import { answerJson, bodyOf } from './bodies.ts';
import type { CallHooks } from './call-hooks.ts';
import type { Fault, Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { TokenKind } from './log.ts';
import { methods } from './methods/index.ts';
import type { RateLimits } from './rate-limits.ts';
import { SlackError } from './slack-error.ts';
import type { World } from './world.ts';

export type WebApi = {
  readonly world: World;
  readonly faults: Faults;
  readonly hooks: CallHooks;
  readonly limits: RateLimits;
  calls: number;
};

type Answer = {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
};

/** Answers one call of a Web API method, with whatever fault is set on it. */
export async function answerCall(
  api: WebApi,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, hooks } = api;
  const text = (await bodyOf(request)).toString();
  const call = ++api.calls;
  const { args, problem } = readArguments(request, text);
  const { authorization = `Bearer ${given(args, 'token') ?? ''}` } = request.headers;
  const token = tokenKind(world, authorization.replace(/^Bearer /, ''));
  const began = world.now();
  world.log.add({ kind: 'calling', call, method, args, token });
  const fault = api.faults.next(method);
  const answer = await answerUnder(fault, () => problem ?? perform(api, method, args, token));
  if (fault?.kind === 'hang') return;
  if (answer !== undefined && fault?.kind !== 'drop') {
    await hooks.run('before', call);
    world.log.add({
      kind: 'called',
      call,
      method,
      args,
      token,
      began,
      ended: world.now(),
      status: answer.status,
      answer: answer.body,
    });
    answerJson(response, answer.body, answer.status, answer.headers);
    response.once('close', () => hooks.run('after', call));
    return;
  }
  world.log.add({
    kind: 'called',
    call,
    method,
    args,
    token,
    began,
    ended: world.now(),
    status: 0,
    answer: answer?.body,
  });
  request.socket.destroy();
}

function readArguments(request: IncomingMessage, text: string): { args: Arguments; problem?: Answer } {
  const { searchParams } = new URL(request.url ?? '/', 'http://local');
  try {
    return { args: argumentsFrom(request.headers['content-type'] ?? '', text, searchParams) };
  } catch (error) {
    return { args: {}, problem: refusal(error) };
  }
}

async function answerUnder(fault: Fault | undefined, act: () => Answer): Promise<Answer | undefined> {
  switch (fault?.kind) {
    case undefined:
    case 'drop':
      return act();
    case 'status':
      return brokenAnswer(fault.status, fault.retryAfter);
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error }, headers: {} };
    case 'slow':
      await sleep(fault.ms);
      return act();
    case 'hang':
    case 'refuse':
      return undefined;
    case 'hold': {
      if (fault.when === 'before') await fault.until;
      const answer = act();
      if (fault.when === 'after') await fault.until;
      return answer;
    }
  }
}

function brokenAnswer(status: number, retryAfter: number | undefined): Answer {
  const error = status === 429 ? 'ratelimited' : 'internal_error';
  return {
    status,
    body: { ok: false, error },
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  };
}

function perform(api: WebApi, name: string, args: Arguments, token: TokenKind): Answer {
  const { world } = api;
  const method = methods.get(name);
  const headers = scopeHeaders(world, method?.scopes ?? []);
  try {
    if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
    refuseToken(method.token ?? 'bot', token);
    refuseScopes(world, method.scopes ?? []);
    for (const scope of method.alsoNeeds?.(world, args) ?? []) refuseScopes(world, [scope]);
    const channel = given(args, 'channel') ?? '';
    const wait = world.settings.rateLimits ? api.limits(name, method.tier, channel, world.now()) : undefined;
    if (wait !== undefined) return brokenAnswer(429, wait);
    return { status: 200, body: { ok: true, ...method.run(world, args) }, headers };
  } catch (error) {
    return refusal(error);
  }
}

function scopeHeaders({ settings: { scopes } }: World, accepted: readonly string[]): Readonly<Record<string, string>> {
  if (scopes === undefined) return {};
  return { 'x-oauth-scopes': scopes.join(','), 'x-accepted-oauth-scopes': accepted.join(',') };
}

function refusal(error: unknown): Answer {
  if (!(error instanceof SlackError)) throw error;
  return { status: 200, body: { ok: false, error: error.code, ...error.more }, headers: {} };
}

function tokenKind(world: World, token: string): TokenKind {
  if (token === '') return 'none';
  if (token === world.settings.tokens.bot) return 'bot';
  return token === world.settings.tokens.app ? 'app' : 'unknown';
}

function refuseToken(wanted: 'bot' | 'app' | 'none', token: TokenKind): void {
  if (wanted === 'none' || wanted === token) return;
  if (token === 'none') throw new SlackError('not_authed');
  throw new SlackError(token === 'unknown' ? 'invalid_auth' : 'not_allowed_token_type');
}

function refuseScopes(world: World, oneOf: readonly string[]): void {
  const { scopes } = world.settings;
  if (scopes === undefined || oneOf.length === 0 || oneOf.some((scope) => scopes.includes(scope))) return;
  throw new SlackError('missing_scope', { needed: oneOf.join(','), provided: scopes.join(',') });
}
