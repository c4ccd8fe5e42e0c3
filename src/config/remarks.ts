import { z } from 'zod';
import { glanced } from '../tiers/light.ts';
import { celRule } from './cel.ts';
import { name, named, text } from './vocabulary.ts';

const condition = z.strictObject({ tier: name, question: z.enum(glanced), rule: celRule('rows') });

const remark = z.strictObject({
  says: text,
  when: z.array(condition).min(2),
  next: z.array(text.transform((words) => words.split(/\s+/))).default([]),
});

export const remarksFile = named(remark);
