import { createHash } from 'node:crypto';
import type { Posts, Shown } from '../journal/posts.ts';
import type { Message } from '../messages/message.ts';
import type { Post, Room } from '../messages/rooms.ts';
import type { PlannedPage } from '../paging/due.ts';

/** What a page says of its incident. */
export type PageSays = { number: number; severity: string; message: Message };

/** One thing that a stream still needs. `key` names it, also in `posts`; two needs with one key are never met at once. */
export type Need = { key: string } & (
  | { kind: 'page'; page: PlannedPage; says: PageSays; lateMs?: number | undefined }
  | { kind: 'channel'; attempt: string; first: boolean; name: string; purpose: string }
  | { kind: 'thread'; attempt: string; first: boolean; room: Room; message: Message }
  | { kind: 'refuge'; was: Room; room: Room; message: Message }
  | { kind: 'post'; room: Room; message: Message }
  | { kind: 'direct'; person: string; message: Message }
  | { kind: 'edit'; post: Post; message: Message; room?: Room | undefined }
  | { kind: 'seal'; room: Room; version: number }
  | { kind: 'pin'; post: Post }
  | { kind: 'topic'; channel: string; topic: string }
  | { kind: 'invite'; channel: string; people: readonly string[] }
  | { kind: 'evidence' }
  | { kind: 'step'; checklist: number; step: number }
  | { kind: 'update'; count: number }
  | { kind: 'signature'; people: readonly string[] }
  | { kind: 'action'; action: number }
);

/** A need and the time from which it may be met: one that failed waits, one that is planned lies ahead. */
export type Wanted = Need & { from: Date };

export type Rows = Awaited<ReturnType<Posts['of']>>;

/** From when a need may be met, as far as its own failures say. */
export const freeFrom = (rows: Rows, key: string): Date => rows.get(key)?.retryAt ?? atOnce;

const atOnce = new Date(0);

/** Where the chat shows it now. */
export const postOf = (row: Shown | undefined): Post | undefined =>
  row?.channel !== undefined && row.ts !== undefined ? { channel: row.channel, ts: row.ts } : undefined;

/** Tells whether what is shown is what should be shown. */
export const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
