import { z } from 'zod';

export const id = z.string().min(1).max(255);
export const address = z.string().min(1).max(3000);

export function plainText(most: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
}

export function markup(most: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });
}

export function eitherText(most: number) {
  return z.discriminatedUnion('type', [plainText(most), markup(most)]);
}

const picture = {
  type: z.literal('image'),
  alt_text: z.string().min(1).max(2000),
  image_url: address.optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
};

type Picture = { image_url?: unknown; slack_file?: unknown };
const hasOneSource = (image: Picture) => (image.image_url === undefined) !== (image.slack_file === undefined);
const oneSource = 'needs either image_url or slack_file';

export const imageElement = z.strictObject(picture).refine(hasOneSource, oneSource);

export const imageBlock = z
  .strictObject({ ...picture, block_id: id.optional(), title: plainText(2000).optional() })
  .refine(hasOneSource, oneSource);
