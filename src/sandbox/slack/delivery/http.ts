import { createHmac } from 'node:crypto';
import { fromJson, type Json, type JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import type { Carrier, Parcel, Result } from './result.ts';

const formType = 'application/x-www-form-urlencoded';

/** Signed requests to the app. The receiver checks the signature by the real time, whatever the clock of the workspace says. */
export function httpCarrier(world: World, url: string, skew: () => number): Carrier {
  async function carry(parcel: Parcel): Promise<Result> {
    const { type, body } = written(parcel);
    const began = performance.now();
    const signal = AbortSignal.timeout(world.settings.acknowledgeMs);
    try {
      const headers = { 'content-type': type, ...signed(world, body, skew()), ...retryHeaders(parcel) };
      const answer = await fetch(url, { method: 'POST', body, headers, signal });
      const text = await answer.text();
      const noRetry = answer.headers.get('x-slack-no-retry') === '1';
      if (!answer.ok) return { status: 'failed', error: 'dispatch_failed', noRetry };
      return { status: 'acknowledged', payload: payloadOf(text), ms: performance.now() - began, noRetry };
    } catch {
      return { status: 'failed', error: signal.aborted ? 'operation_timeout' : 'dispatch_failed' };
    }
  }
  return { via: 'http', carry };
}

/** The exact content types matter: Bolt refuses a form that names its character set. */
function written({ what, payload }: Parcel): { type: string; body: string } {
  switch (what) {
    case 'event':
      return { type: 'application/json', body: JSON.stringify(payload) };
    case 'command':
      return { type: formType, body: new URLSearchParams(fieldsOf(payload)).toString() };
    case 'action':
    case 'submission':
    case 'closing':
    case 'shortcut':
    case 'suggestion':
      return { type: formType, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  }
}

function fieldsOf(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value ?? '')]));
}

function signed(world: World, body: string, skew: number): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1000) + skew);
  const digest = createHmac('sha256', world.settings.tokens.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${digest}` };
}

function retryHeaders({ attempt, reason }: Parcel): Record<string, string> {
  return attempt === 0 ? {} : { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason ?? 'http_error' };
}

/** An empty answer says nothing, JSON is itself, and anything else is a text to show. */
function payloadOf(text: string): Json {
  if (text === '') return {};
  return fromJson(text) ?? { text };
}
