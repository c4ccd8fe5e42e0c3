import { createHash } from 'node:crypto';
import type { Fact } from '../../journal/facts.ts';
import type { Ask } from './connections.ts';

/** JSON as it is stored; what is read back is a body again. */
export type Body = Record<string, unknown>;

/** Fields above this many bytes of JSON are stored beside the facts, so that a stream is quick to read. */
const mostBytes = 8192;

/** The facts as they are stored, and by hash the fields that went out of them. */
export function detached(facts: readonly Fact[]): { facts: Body[]; attachments: Record<string, string> } {
  const attachments: Record<string, string> = {};
  const bodies = facts.map((fact) => mapped(fact, (value) => detachedField(value, attachments)));
  return { facts: bodies, attachments };
}

export type Attach = (bodies: readonly Body[]) => Promise<Body[]>;

/** Puts the fields back. What was fetched once is kept, since a hash never means anything else. */
export function attaching(ask: Ask): Attach {
  const kept = new Map<string, string>();
  return async (bodies) => {
    const wanted = new Set(bodies.flatMap((body) => Object.values(body).flatMap((value) => referenceOf(value) ?? [])));
    if (wanted.size === 0) return [...bodies];
    const missing = [...wanted].filter((hash) => !kept.has(hash));
    const found = new Map([...wanted].flatMap((hash) => entryOf(kept, hash)));
    if (missing.length > 0) {
      const rows = await ask<{ hash: string; body: string }>({
        name: 'attachments',
        text: fetching,
        values: [missing],
      });
      for (const { hash, body } of rows) {
        found.set(hash, body);
        keep(kept, hash, body);
      }
    }
    return bodies.map((body) => mapped(body, (value) => attachedField(value, found)));
  };
}

const fetching = 'select hash, body from attachments where hash = any($1)';

function detachedField(value: unknown, attachments: Record<string, string>): unknown {
  const text = JSON.stringify(value);
  // A value that looks like a reference goes out too, so that it comes back as it was.
  if (referenceOf(value) === undefined && Buffer.byteLength(text) <= mostBytes) return value;
  const hash = createHash('sha256').update(text).digest('hex');
  attachments[hash] = text;
  return { attachment: hash };
}

function attachedField(value: unknown, found: ReadonlyMap<string, string>): unknown {
  const text = found.get(referenceOf(value) ?? '');
  return text === undefined ? value : JSON.parse(text);
}

function referenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('attachment' in value)) return undefined;
  if (Object.keys(value).length !== 1 || typeof value.attachment !== 'string') return undefined;
  return /^[0-9a-f]{64}$/.test(value.attachment) ? value.attachment : undefined;
}

const mostKept = 8_000_000;

function keep(kept: Map<string, string>, hash: string, body: string): void {
  kept.set(hash, body);
  let characters = [...kept.values()].reduce((sum, text) => sum + text.length, 0);
  for (const [oldest, text] of kept) {
    if (characters <= mostKept) return;
    kept.delete(oldest);
    characters -= text.length;
  }
}

function entryOf(kept: ReadonlyMap<string, string>, hash: string): [string, string][] {
  const body = kept.get(hash);
  return body === undefined ? [] : [[hash, body]];
}

function mapped(body: object, change: (value: unknown) => unknown): Body {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, value === undefined ? value : change(value)]),
  );
}
