import { z } from 'zod';
import { length, name, named, someTime } from './vocabulary.ts';

const level = z
  .strictObject({ after: length, page: z.array(name).min(1) })
  .transform(({ after, page }) => ({ afterMs: after, page }));

const path = z
  .strictObject({ levels: z.array(level).min(1), repeat: someTime.optional() })
  .superRefine(({ levels }, context) => {
    levels.forEach(({ afterMs }, index) => {
      const before = index === 0 ? -1 : (levels[index - 1]?.afterMs ?? -1);
      if (afterMs > before) return;
      context.addIssue({
        code: 'custom',
        path: ['levels', index, 'after'],
        message:
          'is not later than the level before it; expected levels in the order of time, counted from the start of the path',
      });
    });
  })
  .transform(({ levels, repeat }) => ({ levels, repeatMs: repeat }));

export const escalationFile = named(path);
/** `afterMs` counts from the moment the path began; `page` names people or roles; `repeatMs` repeats the last level. */
export type Path = z.output<typeof escalationFile>[number];
export type Level = Path['levels'][number];
