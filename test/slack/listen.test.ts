import { describe, expect, test } from 'vitest';
import { buttons, message, sentence } from '../../src/messages/message.ts';
import type { LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { EntryOf } from '../../src/sandbox/slack/log.ts';
import { channelNamed } from '../../src/sandbox/slack/world.ts';
import { modes, workbench } from './workbench.ts';

describe.each(modes)('over %s', (mode) => {
  test('a typed command is split into words and answered to the asker alone', async () => {
    const { local, said } = await workbench({ mode });
    const typed = await local.types('ana', '#database', '/db note 7 “all good” <!channel>');
    expect(typed.status).toBe('acknowledged');
    const { message: shown } = await local.waitFor('posted', isAnswer);
    expect(said).toMatchObject([
      { words: ['note', '7', 'all good', '<!channel>'], call: { by: 'U0000001', standing: 'full' } },
    ]);
    expect(shown.text).toBe('heard note|7|all good|&lt;!channel&gt;');
    expect(local.messages('#database')).toHaveLength(0);
  });

  test('an answer for the room is seen by everybody in it', async () => {
    const { local } = await workbench({ mode, dispatch: async () => ({ message: sentence('for all'), to: 'room' }) });
    await local.types('ana', '#database', '/db status');
    await local.waitFor('posted', ({ message: { text } }) => text === 'for all');
    expect(local.messages('#database')).toHaveLength(1);
  });

  test('a press says the words of its button, not split again', async () => {
    const { local, slack, said } = await workbench({ mode });
    const channel = roomOf(local, '#database');
    const button = { label: 'Note', words: ['note', '7', 'two words "quoted"'] };
    const post = await slack.rooms.post({ channel }, message('press me', buttons(button)), 'id-1');
    await local.presses('bo', post, 'Note');
    await local.waitFor('posted', isAnswer);
    expect(said.map(({ words }) => words)).toEqual([['note', '7', 'two words "quoted"']]);
  });

  test('a button that asks opens a form, and what is typed becomes the last word', async () => {
    const { local, slack, said } = await workbench({ mode });
    const channel = roomOf(local, '#database');
    const asks = { title: 'Why is this step skipped, exactly?', label: 'Reason' };
    const post = await slack.rooms.post(
      { channel },
      message('s', buttons({ label: 'Skip', words: ['skip', '7', '3'], asks })),
      'id',
    );
    await local.presses('bo', post, 'Skip');
    const { view } = await local.waitFor('view', ({ what }) => what === 'opened');
    await local.submits('bo', String(view.id), { text: ' no spare disk ' });
    await local.waitFor('posted', ({ message: { text } }) => text.startsWith('heard'));
    expect(said).toMatchObject([
      { words: ['skip', '7', '3', 'no spare disk'], call: { by: 'U0000002', room: { channel } } },
    ]);
    expect(local.modals('bo')).toHaveLength(0);
  });

  test('a press in a thread is answered in that thread', async () => {
    const { local, slack, said } = await workbench({ mode });
    const channel = roomOf(local, '#database');
    const root = await slack.rooms.post({ channel }, sentence('root'), 'id-1');
    const post = await slack.rooms.post(
      { channel, thread: root.ts },
      message('m', buttons({ label: 'Go', words: ['go'] })),
      'id-2',
    );
    await local.presses('bo', post, 'Go');
    const { message: shown } = await local.waitFor('posted', isAnswer);
    expect(said[0]?.call.room).toEqual({ channel, thread: root.ts });
    expect(shown.threadTs).toBe(root.ts);
  });

  test('a mention in a thread is a command, because slash commands do not run there', async () => {
    const { local, slack, said } = await workbench({ mode });
    const channel = roomOf(local, '#database');
    const root = await slack.rooms.post({ channel }, sentence('root'), 'id-1');
    await local.types('ana', '#database', '@rookery ack 7', root.ts);
    await local.waitFor('posted', ({ message: { text } }) => text === 'heard ack|7');
    expect(said[0]).toMatchObject({ words: ['ack', '7'], call: { room: { channel, thread: root.ts } } });
  });

  test('a shortcut opens a form that takes a whole command', async () => {
    const { local, said } = await workbench({ mode });
    await local.uses('ana', 'anything');
    const { view } = await local.waitFor('view', ({ what }) => what === 'opened');
    await local.submits('ana', String(view.id), { text: 'pools oltp' });
    await local.waitFor('posted', ({ message: { text } }) => text === 'heard pools|oltp');
    expect(said.map(({ words }) => words)).toEqual([['pools', 'oltp']]);
  });

  test('the home tab says where to begin', async () => {
    const { local } = await workbench({ mode });
    await local.opensHome('ana');
    await local.waitFor('view', ({ what }) => what === 'published');
    expect(JSON.stringify(local.home('ana')?.content)).toContain('/db help');
  });

  test('a command that breaks is answered with a reference that is in the log', async () => {
    const { local, lines } = await workbench({ mode, dispatch: () => Promise.reject(new Error('boom')) });
    await local.types('ana', '#database', '/db status');
    const { message: shown } = await local.waitFor('posted', isAnswer);
    const reference = lines.flatMap(({ fields }) => ('reference' in fields ? [String(fields.reference)] : []));
    expect(shown.text).toContain(`Reference ${reference[0]}`);
  });
});

const isAnswer = ({ message: { to } }: EntryOf<'posted'>): boolean => to !== undefined;

function roomOf({ world }: LocalSlack, name: string): string {
  const channel = channelNamed(world, name);
  channel.members.add(world.settings.bot.userId);
  return channel.id;
}
