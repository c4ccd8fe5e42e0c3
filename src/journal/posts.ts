/** What the chat shows now for one thing of a stream: `card`, `checklist/1`, `pin`, `page/1/0/ana/slack/1`. */
export type Shown = {
  what: string;
  channel?: string;
  ts?: string;
  /** Hash of what is shown; of a furnishing that failed, that and which wish it was. */
  shows?: string;
  /** A need that failed waits until then. */
  retryAt?: Date;
  tries: number;
};

export type Posts = {
  of(stream: string): Promise<ReadonlyMap<string, Shown>>;
  /** False when another copy stands there: the first one that was put stays until it is forgotten. */
  put(stream: string, shown: Shown): Promise<boolean>;
  /** That copy is gone: the next one that is put takes its place. */
  forget(stream: string, what: string, ts: string): Promise<void>;
};
