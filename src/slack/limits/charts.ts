import { z } from 'zod';
import { id } from './texts.ts';

const label = z.string().min(1).max(20);
const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});
const axes = z.strictObject({
  categories: z.array(label).min(1).max(20),
  x_label: z.string().max(50).optional(),
  y_label: z.string().max(50).optional(),
});

function drawnOnAxes<Name extends string>(name: Name) {
  return z
    .strictObject({ type: z.literal(name), series: z.array(series).min(1).max(12), axis_config: axes })
    .refine(({ series }) => new Set(series.map((one) => one.name)).size === series.length, 'names two series alike')
    .refine(
      ({ series, axis_config }) =>
        series.every(({ data }) => data.map((point) => point.label).join('\0') === axis_config.categories.join('\0')),
      'needs one value for each category in every series',
    );
}

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(20),
});

/** Slack documents at most 6 series and takes 12. */
export const chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id.optional(),
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [drawnOnAxes('line'), drawnOnAxes('bar'), drawnOnAxes('area'), pie]),
});
