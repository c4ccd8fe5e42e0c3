import { type Element, elementsOf, optionsOf } from './elements.ts';
import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from './json.ts';

/** Which field of the state holds the value of an element, and which field of the element is its start. */
const fields: Readonly<Record<string, readonly [value: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  radio_buttons: ['selected_option', 'initial_option'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  file_input: ['files', ''],
};

/** The `state.values` of blocks: what was filled in, else what the element began with, else null. */
export function stateOf(blocks: readonly JsonObject[], filled: JsonObject = {}): JsonObject {
  const values: Record<string, JsonObject> = {};
  for (const element of elementsOf(blocks)) {
    if (fields[String(element.json.type)] === undefined) continue;
    values[element.block] = { ...values[element.block], [element.action]: heldBy(element, filled) };
  }
  return values;
}

/** Values may be given by action id or by block id. */
function heldBy(element: Element, filled: JsonObject): JsonObject {
  const given = filled[element.action] ?? filled[element.block];
  return chosen(element.json, given);
}

/** What an element holds when a person picks or types `given`; its own start when nothing is given. */
export function chosen(element: JsonObject, given: Json | undefined): JsonObject {
  const type = String(element.type);
  const [field = 'value', initial = ''] = fields[type] ?? [];
  const nothing = field.endsWith('s') ? [] : null;
  const value = given === undefined ? (element[initial] ?? nothing) : picked(element, field, given);
  return { type, [field]: value };
}

function picked(element: JsonObject, field: string, given: Json): Json {
  if (field === 'selected_option') return optionNamed(element, given);
  if (field === 'selected_options') return listOf(given).map((one) => optionNamed(element, one));
  return given;
}

function optionNamed(element: JsonObject, given: Json): Json {
  if (isObject(given) || given === null) return given;
  const fits = (option: JsonObject) => option.value === given || textOf(objectOf(option.text).text) === given;
  const option = optionsOf(element).find(fits);
  if (option === undefined) throw new Error(`There is no choice "${String(given)}" in ${String(element.action_id)}.`);
  return option;
}

/** The blocks whose required inputs hold nothing; the client does not send such a form. */
export function emptyRequired(blocks: readonly JsonObject[], values: JsonObject): readonly string[] {
  return elementsOf(blocks)
    .filter((element) => !element.optional && isEmpty(objectOf(objectOf(values[element.block])[element.action])))
    .map((element) => element.block);
}

function isEmpty(state: JsonObject): boolean {
  const [field = 'value'] = fields[String(state.type)] ?? [];
  const value = state[field];
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
