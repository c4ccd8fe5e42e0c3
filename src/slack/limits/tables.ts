import { z } from 'zod';
import { richText } from './rich-text.ts';
import { id } from './texts.ts';

const mostColumns = 20;

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const row = z.array(cell).min(1).max(mostColumns);

const column = z
  .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
  .nullable();

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: id.optional(),
  rows: z.array(row).min(1).max(100),
  column_settings: z.array(column).max(mostColumns).optional(),
});

/** A heading row and at most 200 more, all of one length. */
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id.optional(),
    caption: z.string().min(1),
    rows: z.array(row).min(1).max(201),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(({ rows }) => rows.every(({ length }) => length === rows[0]?.length), 'has rows of unequal length')
  .refine(({ rows }) => rows[0]?.every(({ type }) => type !== 'rich_text'), 'has rich_text in its heading row');
