import { z } from 'zod';
import { richText } from './rich-text.ts';
import { address, eitherText, id, imageElement, plainText } from './texts.ts';

const style = z.enum(['primary', 'danger']);

const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: eitherText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: style.optional(),
});

const action = { action_id: id.optional() };
const pressed = { ...action, confirm: confirm.optional() };
const picked = { ...pressed, focus_on_load: z.boolean().optional() };
const placed = { ...picked, placeholder: plainText(150).optional() };
const most = { max_selected_items: z.int().min(1).optional() };
const typed = {
  ...action,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};

const option = z.strictObject({
  text: eitherText(75),
  value: z.string().max(150).optional(),
  description: plainText(75).optional(),
  url: address.optional(),
});
const options = (atMost: number) => z.array(option).min(1).max(atMost);
const groups = z
  .array(z.strictObject({ label: plainText(75), options: options(100) }))
  .min(1)
  .max(100);
const listed = { ...placed, options: options(100).optional(), option_groups: groups.optional() };
const hasOneList = (select: { options?: unknown; option_groups?: unknown }) =>
  (select.options === undefined) !== (select.option_groups === undefined);
const oneList = 'needs either options or option_groups';
const searched = { ...placed, min_query_length: z.int().min(0).optional() };
const filter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const conversations = { ...placed, default_to_current_conversation: z.boolean().optional(), filter: filter.optional() };
const words = z.array(z.string());
const answered = { response_url_enabled: z.boolean().optional() };
const accessible = { accessibility_label: z.string().max(75).optional() };
const opinion = z.strictObject({ text: plainText(75), value: z.string().max(2000), ...accessible });

function kind<Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) {
  return z.strictObject({ type: z.literal(name), ...shape });
}

export const button = kind('button', {
  ...pressed,
  ...accessible,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: address.optional(),
  style: style.optional(),
});

const workflowButton = kind('workflow_button', {
  ...pressed,
  ...accessible,
  text: plainText(75),
  workflow: z.looseObject({}),
  style: style.optional(),
});

const chosen = [
  kind('checkboxes', { ...picked, options: options(10), initial_options: z.array(option).optional() }),
  kind('radio_buttons', { ...picked, options: options(10), initial_option: option.optional() }),
  kind('datepicker', { ...placed, initial_date: z.iso.date().optional() }),
  kind('timepicker', {
    ...placed,
    initial_time: z.iso.time({ precision: -1 }).optional(),
    timezone: z.string().optional(),
  }),
  kind('datetimepicker', { ...picked, initial_date_time: z.int().optional() }),
  kind('static_select', { ...listed, initial_option: option.optional() }).refine(hasOneList, oneList),
  kind('external_select', { ...searched, initial_option: option.optional() }),
  kind('users_select', { ...placed, initial_user: z.string().optional() }),
  kind('conversations_select', { ...conversations, ...answered, initial_conversation: z.string().optional() }),
  kind('channels_select', { ...placed, ...answered, initial_channel: z.string().optional() }),
  kind('multi_static_select', { ...listed, ...most, initial_options: z.array(option).optional() }).refine(
    hasOneList,
    oneList,
  ),
  kind('multi_external_select', { ...searched, ...most, initial_options: z.array(option).optional() }),
  kind('multi_users_select', { ...placed, ...most, initial_users: words.optional() }),
  kind('multi_conversations_select', { ...conversations, ...most, initial_conversations: words.optional() }),
  kind('multi_channels_select', { ...placed, ...most, initial_channels: words.optional() }),
] as const;

const overflow = kind('overflow', { ...pressed, options: options(5) });

const richTextInput = kind('rich_text_input', {
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

const written = [
  kind('plain_text_input', {
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  }),
  kind('email_text_input', { ...typed, initial_value: z.string().optional() }),
  kind('url_text_input', { ...typed, initial_value: z.string().optional() }),
  kind('number_input', {
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  kind('file_input', { ...action, filetypes: words.optional(), max_files: z.int().min(1).max(10).optional() }),
] as const;

const feedback = kind('feedback_buttons', { ...action, positive_button: opinion, negative_button: opinion });

const icon = kind('icon_button', {
  ...pressed,
  ...accessible,
  icon: z.string().min(1),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  visible_to_user_ids: words.optional(),
});

export const inActions = z.discriminatedUnion('type', [button, workflowButton, overflow, richTextInput, ...chosen]);
export const besideSection = z.discriminatedUnion('type', [button, workflowButton, overflow, imageElement, ...chosen]);
export const inInput = z.discriminatedUnion('type', [richTextInput, ...written, ...chosen]);
export const underAnswer = z.discriminatedUnion('type', [feedback, icon]);
