import type { Config } from '../src/config/schemas.ts';
import type { Command } from '../src/dispatch/command.ts';
import type { Question } from '../src/tiers/tiers.ts';
import { ack } from './ack.ts';
import { doctor } from './doctor.ts';
import { done } from './done.ts';
import { help } from './help.ts';
import { incidents } from './incidents.ts';
import { note } from './note.ts';
import { oncall } from './oncall.ts';
import { open } from './open.ts';
import { page } from './page.ts';
import { question } from './question.ts';
import { reopen } from './reopen.ts';
import { report } from './report.ts';
import { resolve } from './resolve.ts';
import { run } from './run.ts';
import { runbooks } from './runbooks.ts';
import { severity } from './severity.ts';
import { share } from './share.ts';
import { sign } from './sign.ts';
import { skip } from './skip.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { timeline } from './timeline.ts';
import { verify } from './verify.ts';

/** All that can be done, in the order of `/db help`. Every question is a command, too. */
export const commandsFor = (config: Config, questions: readonly Question[]): readonly Command[] => [
  status,
  ...questions.map(question),
  share,
  ...[open(config), ack, page, note, severity(config), resolve, reopen, timeline, report, incidents, oncall],
  ...[runbooks, start, run, done, skip, sign],
  ...[help, doctor, verify],
];
