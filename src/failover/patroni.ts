import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Outcome } from '../tiers/acting.ts';
import type { FailoverKind } from '../tiers/failover.ts';

/** `url` may carry a name and a password; `member` is what Patroni calls the standby. */
export type Patroni = { url: string; member: string };

const cluster = z.object({
  members: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })),
});

/** What Patroni would be told. Throws a Refusal when its view of the cluster speaks against it. */
export async function patroniPlan(kind: FailoverKind, patroni: Patroni): Promise<string> {
  const { path, body } = await wanted(kind, patroni);
  return `POST ${new URL(path, addressOf(patroni.url).base).href} ${JSON.stringify(body)}`;
}

/** Tells Patroni once. It answers when it is through, or has given up. */
export async function patroniPerform(kind: FailoverKind, patroni: Patroni, limitMs: number): Promise<Outcome> {
  const told = await wanted(kind, patroni).catch((error: unknown) => ({ error: saidOf(error) }));
  if ('error' in told) return { outcome: 'failed', error: told.error };
  const init = { method: 'POST', body: JSON.stringify(told.body), headers: { 'content-type': 'application/json' } };
  try {
    const answer = await call(patroni.url, told.path, limitMs, init);
    return outcomeOf(answer.status, (await answer.text()).trim().slice(0, 500));
  } catch (error) {
    return refusedAtOnce(error)
      ? { outcome: 'failed', error: `Patroni was not reached: ${saidOf(error)}.` }
      : { outcome: 'unknown', error: `Patroni’s answer was lost (${saidOf(error)}): it may have happened.` };
  }
}

function outcomeOf(status: number, says: string): Outcome {
  if (status === 200 || status === 202) return { outcome: 'done', rows: [{ patroni: says }], notices: [] };
  const error = `Patroni said ${status}: ${says}.`;
  // It waits for the end for some time only; a proxy before it waits even less. Only its own word is a failure.
  return status >= 500 && !/failed/i.test(says) ? { outcome: 'unknown', error } : { outcome: 'failed', error };
}

async function wanted(kind: FailoverKind, { url, member }: Patroni) {
  const members = await membersOf(url);
  const leader = members.find(({ role }) => ['leader', 'master', 'primary', 'standby_leader'].includes(role));
  const candidate = members.find(({ name }) => name === member);
  const refuse = (why: string) => new Refusal(`Patroni would not do it: ${why}.`);
  if (!candidate) throw refuse(`it knows no member "${member}", only ${members.map(({ name }) => name).join(', ')}`);
  if (candidate === leader) throw refuse(`${member} is the leader already`);
  if (!['running', 'streaming'].includes(candidate.state)) throw refuse(`${member} is ${candidate.state}`);
  const leads = leader?.state === 'running' ? leader.name : undefined;
  if (kind === 'failover') {
    if (leads) throw refuse(`${leads} leads and runs. A leader that lives is switched over, and nothing is lost`);
    return { path: 'failover', body: { candidate: member } };
  }
  if (!leads) throw refuse('no leader runs, so there is nothing to switch over from');
  return { path: 'switchover', body: { leader: leads, candidate: member } };
}

async function membersOf(url: string) {
  try {
    const answer = await call(url, 'cluster', 5000, {});
    return cluster.parse(await answer.json()).members;
  } catch (error) {
    throw new Refusal(`Patroni does not say how its cluster is (${saidOf(error)}).`);
  }
}

function call(url: string, path: string, limitMs: number, init: RequestInit): Promise<Response> {
  const { base, authorization } = addressOf(url);
  const headers = { ...init.headers, ...(authorization && { authorization }) };
  return fetch(new URL(path, base), { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(limitMs) });
}

/** Without name and password, which go into a header and are shown to nobody. */
function addressOf(url: string): { base: URL; authorization?: string } {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const { username, password } = base;
  base.username = '';
  base.password = '';
  if (username === '') return { base };
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { base, authorization: `Basic ${Buffer.from(login).toString('base64')}` };
}

/** Nobody listened, so nothing was sent. */
const refusedAtOnce = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && /ECONNREFUSED|ENOTFOUND/.test(String(error.cause));

const saidOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error ? error.cause.message : error.message).replace(/\.$/, '');
};
