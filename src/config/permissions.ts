import { z } from 'zod';
import { looking } from './vocabulary.ts';

const word = looking(/^(\*|[a-z][a-z-]*)$/, 'a command; expected a word such as "ack", or "*" for every command');
const words = z.array(word).default([]);
const role = z.strictObject({
  commands: words,
  /** Which questions: none, those marked public, or all. */
  questions: z.enum(['none', 'public', 'all']).default('none'),
  /** May see what a column marked private holds. */
  private: z.boolean().default(false),
  /** May ask for actions, and confirm those that need one person. */
  act: z.boolean().default(false),
  /** May be the second person for what somebody else asked for. */
  approve: z.boolean().default(false),
  /** May do alone what needs two people; everybody is told. */
  break_glass: z.boolean().default(false),
});

const caller = z.strictObject({ commands: words });

export const permissionsFile = z.strictObject({
  roles: z.strictObject({ admin: role, operator: role, member: role, guest: role }),
  callers: z.strictObject({ alert: caller, schedule: caller, watch: caller }),
});

export type Permission = z.output<typeof role>;
