/** What the bot logs to; pino is one. Fields first, then the sentence. Never values of rows, never secrets. */
export type Log = {
  info(fields: object, says: string): void;
  warn(fields: object, says: string): void;
  error(fields: object, says: string): void;
};
