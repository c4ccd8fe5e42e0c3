import { type Arguments, given, needed, nestedObjects } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { post } from '../posting.ts';
import { SlackError } from '../slack-error.ts';
import type { Channel, UploadedFile } from '../workspace.ts';
import type { World } from '../world.ts';
import { ownChannelOf } from './finding.ts';
import type { Methods } from './method.ts';

export const files: Methods = {
  'files.getUploadURLExternal': { tier: 4, scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { tier: 4, scopes: ['files:write'], run: complete },
  'files.info': { tier: 4, scopes: ['files:read'], run: info },
};

function uploadUrl(world: World, args: Arguments): JsonObject {
  const length = Number(needed(args, 'length'));
  if (!Number.isInteger(length) || length <= 0) throw new SlackError('invalid_arguments');
  const name = needed(args, 'filename');
  const id = world.nextId('F');
  world.files.set(id, { id, name, length, bytes: undefined, title: name, shared: undefined });
  return { upload_url: `${world.address}/upload/${id}`, file_id: id };
}

/** The message that shows the files comes a moment after the answer, as on Slack. */
function complete(world: World, args: Arguments): JsonObject {
  const asked = nestedObjects(args, 'files', 'invalid_arguments');
  if (asked.length === 0) throw new SlackError('invalid_arguments');
  const uploaded = asked.map((one) => titled(fileOf(world, needed(one, 'id')), given(one, 'title')));
  if (uploaded.some((file) => file.bytes === undefined)) throw new SlackError('file_not_found');
  const channel = channelFor(world, args);
  if (channel !== undefined) setImmediate(() => share(world, channel, uploaded, args));
  return { files: uploaded.map((file) => fileJson(world, file)) };
}

/** A person's id is no channel here, though `chat.postMessage` takes it for one. */
function channelFor(world: World, args: Arguments): Channel | undefined {
  const id = given(args, 'channel_id');
  if (id === undefined) return undefined;
  if (!/^[CGDZ][A-Z0-9]{7,}$/.test(id)) throw new SlackError('invalid_arguments');
  return ownChannelOf(world, args, 'channel_id');
}

function titled(file: UploadedFile, title: string | undefined): UploadedFile {
  file.title = title ?? file.title;
  return file;
}

function share(world: World, channel: Channel, uploaded: readonly UploadedFile[], args: Arguments): void {
  for (const file of uploaded) file.shared = channel.id;
  post(world, channel, {
    user: world.settings.bot.userId,
    text: given(args, 'initial_comment') ?? '',
    threadTs: given(args, 'thread_ts'),
    files: uploaded.map((file) => fileJson(world, file)),
  });
}

function info(world: World, args: Arguments): JsonObject {
  return { file: fileJson(world, fileOf(world, needed(args, 'file', 'file_not_found'))) };
}

function fileOf(world: World, id: string): UploadedFile {
  const file = world.files.get(id);
  if (file === undefined) throw new SlackError('file_not_found');
  return file;
}

function fileJson(world: World, file: UploadedFile): JsonObject {
  const address = `${world.address}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    size: file.bytes?.length ?? 0,
    user: world.settings.bot.userId,
    url_private: address,
    url_private_download: address,
    permalink: address,
    channels: file.shared === undefined ? [] : [file.shared],
  };
}
