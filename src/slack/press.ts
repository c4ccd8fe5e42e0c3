import { z } from 'zod';

/** What a pressed button of ours says: words, and perhaps a question to ask first. */
export type Press = {
  words: readonly string[];
  asks: { title: string; label: string } | undefined;
  channel: string;
  thread: string | undefined;
  address: string | undefined;
  person: string;
  trigger: string;
};

const words = z.array(z.string()).min(1);
const asks = z.object({ title: z.string(), label: z.string() });
const value = z.union([words.transform((list) => ({ words: list, asks: undefined })), z.object({ words, asks })]);

const body = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  message: z.object({ thread_ts: z.string().optional() }).nullish(),
  actions: z.array(z.object({ value: z.string() })).min(1),
});

/** Throws when it is not a button of ours. */
export function pressOf(raw: unknown): Press {
  const { user, trigger_id, response_url, channel, container, message, actions } = body.parse(raw);
  return {
    ...value.parse(JSON.parse(actions[0]?.value ?? '')),
    channel: channel?.id ?? container?.channel_id ?? user.id,
    thread: message?.thread_ts ?? container?.thread_ts,
    address: response_url,
    person: user.id,
    trigger: trigger_id,
  };
}
