import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../dispatch/log.ts';
import { words } from '../dispatch/words.ts';
import { failure } from './errors.ts';
import { drawnForm, type Form, formName, submission } from './form.ts';
import type { Hear } from './hear.ts';
import { publishHome } from './home.ts';
import { pressOf } from './press.ts';

export type Listening = { app: App; client: WebClient; hear: Hear; log: Log };

/**
 * The few listeners of the bot: Bolt asks each of them for each request, so the routing is done by `dispatch`. Each
 * acknowledges first and once; what could not be acknowledged is not done, because its person was told it failed.
 */
export function listen(listening: Listening): void {
  const { app, client, hear } = listening;
  const asking = (trigger: string, form: Form) => ask(listening, trigger, form);

  app.command('/db', async ({ ack, command, body }) => {
    await ack();
    const asker = { person: command.user_id, room: { channel: command.channel_id }, address: command.response_url };
    await hear(words(command.text), asker, body);
  });

  app.command(/^\/(?!db$)/, ({ ack }) => ack('I know only `/db`. `/db help` lists what I can do.'));

  app.action(/^db:/, async ({ ack, body }) => {
    await ack();
    const { asks, trigger, person, ...press } = pressOf(body);
    if (asks) return asking(trigger, { ...asks, ...press });
    await hear(press.words, { person, room: roomOf(press), address: press.address }, body);
  });

  app.action(/^(?!db:)/, ({ ack }) => ack());

  app.view(formName, async ({ ack, body, view }) => {
    const { line, words: before, address, ...place } = submission(view);
    if (line === '') return ack({ response_action: 'errors', errors: { line: 'Please write one line.' } });
    await ack();
    await hear(before ? [...before, line] : words(line), { person: body.user.id, room: roomOf(place), address }, body);
  });

  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    await ack();
    const channel = 'channel' in shortcut ? shortcut.channel.id : shortcut.user.id;
    const form = { title: 'Ask the bot', label: '/db', words: undefined, thread: undefined, address: undefined };
    await asking(shortcut.trigger_id, { ...form, channel });
  });

  app.event('app_mention', async ({ event, body }) => {
    if (!event.user || event.bot_id) return;
    const room = { channel: event.channel, thread: event.thread_ts ?? event.ts };
    await hear(
      words(event.text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>/, '')),
      { person: event.user, room, address: undefined },
      body,
    );
  });

  app.event('app_home_opened', ({ event }) => publishHome(client, event.user));
}

const roomOf = ({ channel, thread }: { channel: string; thread?: string | undefined }) => ({
  channel,
  ...(thread !== undefined && { thread }),
});

/** The trigger of a press is good for three seconds and once. */
async function ask({ client, log }: Listening, trigger_id: string, form: Form): Promise<void> {
  try {
    await client.views.open({ trigger_id, view: drawnForm(form) });
  } catch (error) {
    log.error({ reason: failure(error).message }, 'a form did not open; its button can be pressed again');
  }
}
