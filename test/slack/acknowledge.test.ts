import { describe, expect, test } from 'vitest';
import { buttons, message, sentence } from '../../src/messages/message.ts';
import { isKind } from '../../src/sandbox/slack/log.ts';
import { channelNamed } from '../../src/sandbox/slack/world.ts';
import { modes, type Workbench, workbench } from './workbench.ts';

describe.each(modes)('over %s', (mode) => {
  test('a command is acknowledged before anything is done, and Slack is asked for nothing before (T10)', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bench = await workbench({
      mode,
      dispatch: async () => {
        await held;
        return { message: sentence('done'), to: 'asker' };
      },
    });
    bench.local.fault('users.info', { kind: 'hold', when: 'before', until: held });
    const typed = await bench.local.types('ana', '#database', '/db status');
    expect(typed).toMatchObject({ status: 'acknowledged', payload: {} });
    release();
    await bench.local.waitFor('posted', ({ message: { text } }) => text === 'done');
    expect(acknowledgements(bench)).toBe(1);
  });

  test('a command of another name is answered, not left waiting (T10)', async () => {
    const { local } = await workbench({ mode, local: { commands: ['/db', '/dbx'] } });
    await local.types('ana', '#database', '/dbx status');
    const { message: shown } = await local.waitFor('posted', ({ message: { to } }) => to !== undefined);
    expect(shown.text).toContain('I know only `/db`');
  });

  test('everything is acknowledged once, in one place (T17)', async () => {
    const bench = await workbench({ mode });
    const { local, slack, lines } = bench;
    const { channel } = await slack.rooms.open({ name: 'inc-7', purpose: 'p' });
    await slack.rooms.invite(channel, ['U0000001']);
    const asks = { title: 't', label: 'l' };
    const two = buttons({ label: 'Go', words: ['go'] }, { label: 'Why', words: ['why'], asks });
    const post = await slack.rooms.post({ channel }, message('m', two), 'id');
    await local.presses('ana', post, 'Go');
    await local.presses('ana', post, 'Why');
    const { view } = await local.waitFor('view', ({ what }) => what === 'opened');
    await local.submits('ana', String(view.id), { text: 'x' });
    await local.types('ana', channel, '/db status');
    await expect.poll(() => bench.said.length).toBe(3);
    expect(acknowledgements(bench)).toBe(4);
    expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('an empty form is not sent: it says what is missing', async () => {
    const { local, slack, said } = await workbench({ mode });
    const { channel } = await slack.rooms.open({ name: 'inc-7', purpose: 'p' });
    await slack.rooms.invite(channel, ['U0000001']);
    const asking = buttons({ label: 'Why', words: ['why'], asks: { title: 't', label: 'l' } });
    await local.presses('ana', await slack.rooms.post({ channel }, message('m', asking), 'id'), 'Why');
    const { view } = await local.waitFor('view', ({ what }) => what === 'opened');
    expect(await local.submits('ana', String(view.id), { text: '   ' })).toMatchObject({
      payload: { response_action: 'errors', errors: { line: 'Please write one line.' } },
    });
    await local.types('ana', channel, '/db status');
    await expect.poll(() => said.map(({ words }) => words)).toEqual([['status']]);
  });

  test('the same event twice is heard once', async () => {
    const { local, said, lines } = await workbench({ mode });
    channelNamed(local.world, '#database').members.add(local.world.settings.bot.userId);
    local.repeatNextEvent();
    await local.types('ana', '#database', '@rookery status');
    await expect.poll(() => lines.map(({ says }) => says)).toContain('a request came again and was let go by');
    await local.waitFor('posted', ({ message: { text } }) => text === 'heard status');
    expect(said).toHaveLength(1);
  });

  test('who presses twice says it twice: the words decide what that means', async () => {
    const { local, slack, said } = await workbench({ mode });
    const { channel } = await slack.rooms.open({ name: 'inc-7', purpose: 'p' });
    await slack.rooms.invite(channel, ['U0000001']);
    const post = await slack.rooms.post({ channel }, message('m', buttons({ label: 'Go', words: ['go'] })), 'id');
    await Promise.all([local.presses('ana', post, 'Go'), local.presses('ana', post, 'Go')]);
    await expect.poll(() => said.length).toBe(2);
    expect(new Set(said.map(({ call }) => call.request?.id)).size).toBe(2);
  });

  test('stopping waits for what is being worked on (T15)', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { local, slack, said } = await workbench({
      mode,
      local: { acknowledgeMs: 1_000 },
      dispatch: async () => {
        await held;
        return { message: sentence('done after all'), to: 'asker' };
      },
    });
    await local.types('ana', '#database', '/db status');
    await expect.poll(() => said.length).toBe(1);
    const stopped = slack.stop();
    expect((await local.types('ana', '#database', '/db too-late')).status).toBe('failed');
    release();
    await stopped;
    expect(local.ephemeral('ana').map(({ text }) => text)).toEqual(['done after all']);
    expect(said).toHaveLength(1);
    expect(slack.connected()).toBe(false);
  });
});

const acknowledgements = ({ local }: Workbench): number =>
  local.log.entries.filter((entry) => isKind(entry, 'delivery') && entry.what !== 'event').length -
  local.log.entries.filter((entry) => isKind(entry, 'unanswered')).length;
