/** What the chat shows now for one thing of a stream: `card`, `checklist/1`, `pin`, `page/1/0/ana/slack/1`. */
export type Shown = {
  what: string;
  channel?: string;
  ts?: string;
  /** Hash of the message that is shown. */
  shows?: string;
  /** A need that failed waits until then. */
  retryAt?: Date;
  tries: number;
};

export type Posts = {
  of(stream: string): Promise<ReadonlyMap<string, Shown>>;
  put(stream: string, shown: Shown): Promise<void>;
};
