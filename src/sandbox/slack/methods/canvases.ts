import { type Arguments, needed, nested, nestedObjects } from '../arguments.ts';
import { type Json, type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import type { Canvas } from '../workspace.ts';
import type { World } from '../world.ts';
import { ownChannelOf } from './finding.ts';
import type { Methods } from './method.ts';

export const canvases: Methods = {
  'conversations.canvases.create': { tier: 2, scopes: ['canvases:write'], run: createInChannel },
  'canvases.create': { tier: 2, scopes: ['canvases:write'], run: create },
  'canvases.edit': { tier: 3, scopes: ['canvases:write'], run: edit },
  'canvases.sections.lookup': { tier: 3, scopes: ['canvases:read'], run: lookup },
};

function createInChannel(world: World, args: Arguments): JsonObject {
  const channel = ownChannelOf(world, args, 'channel_id');
  if (channel.canvas !== undefined) throw new SlackError('channel_canvas_already_exists');
  const answer = create(world, args);
  channel.canvas = textOf(answer.canvas_id);
  return answer;
}

function create(world: World, args: Arguments): JsonObject {
  const id = world.nextId('Cv');
  const title = textOf(args.title) ?? '';
  world.canvases.set(id, { id, title, sections: sectionsOf(world, nested(args, 'document_content')) });
  return { canvas_id: id };
}

/** Every paragraph, heading or list is a section. */
function sectionsOf(world: World, document: Json | undefined): Canvas['sections'] {
  const text = textOf(objectOf(document).markdown) ?? '';
  if (text.length > 1_048_576) throw new SlackError('canvas_creation_failed');
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return parts.map((part) => ({ id: world.nextId('temp:C:'), text: part }));
}

function edit(world: World, args: Arguments): JsonObject {
  const canvas = canvasOf(world, args);
  const [change, another] = nestedObjects(args, 'changes', 'invalid_arguments');
  if (change === undefined || another !== undefined) throw new SlackError('invalid_arguments');
  const parts = sectionsOf(world, change.document_content);
  const { sections } = canvas;
  switch (textOf(change.operation)) {
    case 'insert_at_start':
      canvas.sections = [...parts, ...sections];
      return {};
    case 'insert_at_end':
      canvas.sections = [...sections, ...parts];
      return {};
    case 'insert_before':
      canvas.sections = sections.toSpliced(placeOf(canvas, change), 0, ...parts);
      return {};
    case 'insert_after':
      canvas.sections = sections.toSpliced(placeOf(canvas, change) + 1, 0, ...parts);
      return {};
    case 'replace':
      canvas.sections =
        change.section_id === undefined ? parts : sections.toSpliced(placeOf(canvas, change), 1, ...parts);
      return {};
    case 'delete':
      canvas.sections = sections.toSpliced(placeOf(canvas, change), 1);
      return {};
    case 'rename':
      canvas.title = textOf(objectOf(change.title_content).markdown) ?? canvas.title;
      return {};
    case undefined:
  }
  throw new SlackError('invalid_arguments');
}

function placeOf(canvas: Canvas, change: JsonObject): number {
  const at = canvas.sections.findIndex((section) => section.id === change.section_id);
  if (at === -1) throw new SlackError('section_not_found');
  return at;
}

function lookup(world: World, args: Arguments): JsonObject {
  const criteria = objectOf(nested(args, 'criteria'));
  const text = textOf(criteria.contains_text);
  const kinds = listOf(criteria.section_types).map(String);
  if (text === undefined && kinds.length === 0) throw new SlackError('invalid_arguments');
  const found = canvasOf(world, args).sections.filter(
    (section) => (text === undefined || section.text.includes(text)) && isOneOf(section.text, kinds),
  );
  return { sections: found.map(({ id }) => ({ id })) };
}

function isOneOf(text: string, kinds: readonly string[]): boolean {
  if (kinds.length === 0) return true;
  const level = /^(#{1,3}) /.exec(text)?.[1]?.length;
  return level !== undefined && (kinds.includes('any_header') || kinds.includes(`h${level}`));
}

function canvasOf(world: World, args: Arguments): Canvas {
  const canvas = world.canvases.get(needed(args, 'canvas_id'));
  if (canvas === undefined) throw new SlackError('canvas_not_found');
  return canvas;
}
