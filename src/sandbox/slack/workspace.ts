import type { JsonObject } from './json.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string | undefined;
  /** IANA time zone. */
  readonly tz?: string | undefined;
  readonly restricted?: boolean | undefined;
  readonly bot?: boolean | undefined;
  /** Belongs to another workspace and is only seen in shared channels. */
  readonly stranger?: boolean | undefined;
  readonly deleted?: boolean | undefined;
};

export type Message = {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId: string | undefined;
  readonly subtype: string | undefined;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  readonly metadata: JsonObject | undefined;
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  readonly files: readonly JsonObject[];
  readonly edited: string | undefined;
  /** Only this person sees it. */
  readonly to: string | undefined;
  readonly reactions: ReadonlyMap<string, readonly string[]>;
};

export type Bookmark = { readonly id: string; readonly title: string; readonly link: string; readonly emoji: string };

export type Channel = {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly creator: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly general: boolean;
  /** Shared with another workspace. */
  readonly shared: boolean;
  name: string;
  topic: string;
  purpose: string;
  archived: boolean;
  canvas: string | undefined;
  readonly members: Set<string>;
  readonly messages: Map<string, Message>;
  readonly pins: Set<string>;
  readonly bookmarks: Map<string, Bookmark>;
};

export type View = {
  readonly id: string;
  readonly person: string;
  readonly type: 'modal' | 'home';
  readonly content: JsonObject;
  readonly hash: string;
  readonly root: string;
  readonly previous: string | undefined;
};

export type UploadedFile = {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Buffer | undefined;
  title: string;
  shared: string | undefined;
};

export type Canvas = { readonly id: string; title: string; sections: { readonly id: string; readonly text: string }[] };

export type Usergroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
};

/** A message as the Web API and interaction payloads show it. */
export function messageJson(message: Message): JsonObject {
  return {
    type: 'message',
    subtype: message.subtype,
    user: message.user,
    bot_id: message.botId,
    text: message.text,
    ts: message.ts,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    metadata: message.metadata,
    thread_ts: message.threadTs,
    files: message.files.length > 0 ? message.files : undefined,
    edited: message.edited === undefined ? undefined : { user: message.user, ts: message.edited },
    reactions: reactionsJson(message),
  };
}

function reactionsJson(message: Message): readonly JsonObject[] | undefined {
  if (message.reactions.size === 0) return undefined;
  return [...message.reactions].map(([name, users]) => ({ name, users, count: users.length }));
}
