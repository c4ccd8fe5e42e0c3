import { z } from 'zod';
import { chart } from './charts.ts';
import { besideSection, button, inActions, inInput, underAnswer } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { address, eitherText, id, imageBlock, imageElement, markup, plainText } from './texts.ts';

function kind<Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) {
  return z.strictObject({ type: z.literal(name), block_id: id.optional(), ...shape });
}

const section = kind('section', {
  text: eitherText(3000).optional(),
  fields: z.array(eitherText(2000)).min(1).max(10).optional(),
  accessory: besideSection.optional(),
  expand: z.boolean().optional(),
}).refine(({ text, fields }) => text !== undefined || fields !== undefined, 'needs text or fields');

const actions = kind('actions', { elements: z.array(inActions).min(1).max(25) });
const context = kind('context', {
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, plainText(3000), markup(3000)]))
    .min(1)
    .max(10),
});
const header = kind('header', { text: plainText(150) });
const divider = kind('divider', {});
const input = kind('input', {
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: inInput,
  dispatch_action: z.boolean().optional(),
});
const markdown = kind('markdown', { text: z.string().min(1).max(12_000) });
const alert = kind('alert', {
  text: eitherText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
const file = kind('file', { source: z.literal('remote'), external_id: z.string().min(1) });
const video = kind('video', {
  video_url: address,
  thumbnail_url: address,
  alt_text: z.string().min(1),
  title: plainText(200),
  title_url: address.optional(),
  author_name: z.string().max(50).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: address.optional(),
  description: plainText(200).optional(),
});

const card = kind('card', {
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: markup(150).optional(),
  subtitle: markup(150).optional(),
  body: markup(200).optional(),
  actions: z.array(button).min(1).optional(),
}).refine((one) => one.hero_image ?? one.title ?? one.body ?? one.actions, 'needs hero_image, title, body or actions');

const container = kind('container', {
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: eitherText(150).optional(),
  child_blocks: z
    .array(z.discriminatedUnion('type', [actions, context, divider, header, imageBlock, section, table, video]))
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
}).refine((one) => one.title ?? one.rich_text_title, 'needs title or rich_text_title');

const task = kind('task_card', {
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(z.strictObject({ type: z.literal('url'), url: z.string(), text: z.string() })).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const everywhere = [section, actions, context, header, divider, input, imageBlock, richText, video] as const;

export const inMessage = z.discriminatedUnion('type', [
  ...everywhere,
  table,
  dataTable,
  chart,
  markdown,
  card,
  kind('carousel', { elements: z.array(card).min(1).max(10) }),
  container,
  task,
  kind('plan', { title: z.string().min(1), tasks: z.array(task).optional() }),
  kind('context_actions', { elements: z.array(underAnswer).min(1).max(5) }),
  file,
]);

export const inView = z.discriminatedUnion('type', [...everywhere, alert]);
