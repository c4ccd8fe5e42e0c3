import { isObject, type Json, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';

export type Element = {
  readonly block: string;
  readonly action: string;
  readonly json: JsonObject;
  readonly optional: boolean;
};

const interactive = new Set(
  `button checkboxes radio_buttons overflow datepicker timepicker datetimepicker static_select external_select users_select
  conversations_select channels_select multi_static_select multi_external_select multi_users_select
  multi_conversations_select multi_channels_select plain_text_input rich_text_input email_text_input url_text_input
  number_input file_input feedback_buttons icon_button workflow_button`.split(/\s+/),
);

/** Blocks and their elements with an id each: Slack gives one to those that came without. */
export function withIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block, at) => {
    const id = textOf(block.block_id) ?? `block${at + 1}`;
    return { ...objectOf(elementsNamed(block, id)), block_id: id };
  });
}

function elementsNamed(value: Json | undefined, path: string): Json | undefined {
  if (Array.isArray(value)) return value.map((item, at) => elementsNamed(item, `${path}.${at + 1}`) ?? null);
  if (!isObject(value)) return value;
  const inside = Object.entries(value).map(([key, item]) => [key, elementsNamed(item, path)]);
  const copy: JsonObject = Object.fromEntries(inside);
  const lacks = interactive.has(String(value.type)) && value.action_id === undefined;
  return lacks ? { ...copy, action_id: `${path}.action` } : copy;
}

/** Everything that can be pressed or filled in, in order. */
export function elementsOf(blocks: readonly JsonObject[]): readonly Element[] {
  return blocks.flatMap((block) => {
    const optional = block.type !== 'input' || block.optional === true;
    return found(block).map((json) => ({
      block: String(block.block_id),
      action: String(json.action_id),
      json,
      optional,
    }));
  });
}

function found(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(found);
  if (!isObject(value)) return [];
  if (interactive.has(String(value.type))) return [value];
  return Object.values(value).flatMap(found);
}

/** What a person reads on a button, or the label of an input. */
export function labelOf(element: JsonObject): string {
  return textOf(objectOf(element.text).text) ?? '';
}

export function optionsOf(element: JsonObject): readonly JsonObject[] {
  return [
    ...objectsOf(element.options),
    ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
  ];
}
